import { and, asc, eq, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Db, Transaction } from '#db/client.ts';
import { accounts, memberships } from '#db/schema/accounts.ts';
import { organisations } from '#db/schema/organisations.ts';
import type { Member, Membership, MembershipRole } from './membership.model.ts';
import type { Organisation } from './organisation.model.ts';
import { byName } from './organisation.queries.ts';

/** A person's own memberships of organisations that aren't archived. */
export function listMemberships(
  db: Db,
  accountRowId: number,
): (Membership & { organisation: Organisation })[] {
  return db
    .select({ role: memberships.role, organisation: organisations })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.rowId, memberships.organisationRowId))
    .where(and(eq(memberships.accountRowId, accountRowId), ne(organisations.state, 'archived')))
    .orderBy(...byName)
    .all()
    .map((row) => ({ ...row, organisationRowId: row.organisation.rowId }));
}

/** Those of {@link listMemberships} that nobody else leads. */
export function listLedAlone(db: Db, accountRowId: number): Organisation[] {
  const others = alias(memberships, 'others');
  const anotherLead = db
    .select({ rowId: others.rowId })
    .from(others)
    .where(
      and(
        eq(others.organisationRowId, memberships.organisationRowId),
        eq(others.role, 'lead'),
        ne(others.accountRowId, accountRowId),
      ),
    );
  return db
    .select({ organisation: organisations })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.rowId, memberships.organisationRowId))
    .where(
      and(
        eq(memberships.accountRowId, accountRowId),
        eq(memberships.role, 'lead'),
        ne(organisations.state, 'archived'),
        notExists(anotherLead),
      ),
    )
    .orderBy(...byName)
    .all()
    .map(({ organisation }) => organisation);
}

/** The organisations that a person belongs to, archived ones too. */
export function listAllMembershipRowIds(db: Db, accountRowId: number): number[] {
  return db
    .select({ rowId: memberships.organisationRowId })
    .from(memberships)
    .where(eq(memberships.accountRowId, accountRowId))
    .all()
    .map(({ rowId }) => rowId);
}

/** Rows of all that is part of some organisations, and of the parts of those; archived ones and theirs are left out. */
export function listPartRowIds(db: Db, leadRowIds: readonly number[]): number[] {
  if (leadRowIds.length === 0) return [];
  const leads = sql.join(
    leadRowIds.map((rowId) => sql`(${rowId})`),
    sql`, `,
  );
  return db
    .all<{ rowId: number }>(
      sql`with recursive led(row_id) as (
            values ${leads}
            union
            select part.row_id from organisations part join led on part.parent_row_id = led.row_id
            where part.state <> 'archived'
          )
          select row_id as rowId from led`,
    )
    .map(({ rowId }) => rowId)
    .filter((rowId) => !leadRowIds.includes(rowId));
}

const ofPerson = {
  accountRowId: accounts.rowId,
  accountId: accounts.id,
  name: accounts.name,
  email: accounts.email,
};

/** Leads first, then in the order in which they came. */
export function listMembers(db: Db, organisationRowId: number): Member[] {
  return db
    .select({ ...ofPerson, role: memberships.role, since: memberships.createdAt })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.rowId, memberships.accountRowId))
    .where(eq(memberships.organisationRowId, organisationRowId))
    .orderBy(asc(memberships.role), asc(memberships.rowId))
    .all();
}

/** Whether anybody leads an organisation. */
export function isLed(db: Db, organisationRowId: number): boolean {
  return listMembers(db, organisationRowId).some(({ role }) => role === 'lead');
}

/** Who is behind an account, as its organisations know them; undefined where there is none. */
export function findPerson(
  db: Db,
  accountId: string,
): Pick<Member, 'accountRowId' | 'accountId' | 'name' | 'email'> | undefined {
  return db.select(ofPerson).from(accounts).where(eq(accounts.id, accountId)).get();
}

export function findMembershipRole(
  db: Db,
  accountRowId: number,
  organisationRowId: number,
): MembershipRole | undefined {
  return db
    .select({ role: memberships.role })
    .from(memberships)
    .where(
      and(eq(memberships.accountRowId, accountRowId), eq(memberships.organisationRowId, organisationRowId)),
    )
    .get()?.role;
}

/** Adds a member, or gives one that is there another role. */
export function writeMembership(
  tx: Transaction,
  membership: Membership & { accountRowId: number; createdAt: Date },
): void {
  tx.insert(memberships)
    .values(membership)
    .onConflictDoUpdate({
      target: [memberships.accountRowId, memberships.organisationRowId],
      set: { role: membership.role },
    })
    .run();
}

export function deleteMembership(tx: Transaction, accountRowId: number, organisationRowId: number): void {
  tx.delete(memberships)
    .where(
      and(eq(memberships.accountRowId, accountRowId), eq(memberships.organisationRowId, organisationRowId)),
    )
    .run();
}

/** Somebody with an account: their address, null once they have left, and what they may do everywhere. */
export function findAccount(
  db: Db,
  rowId: number,
): { email: string | null; isCurator: boolean; isAdministrator: boolean } | undefined {
  return db
    .select({
      email: accounts.email,
      isCurator: accounts.isCurator,
      isAdministrator: accounts.isAdministrator,
    })
    .from(accounts)
    .where(eq(accounts.rowId, rowId))
    .get();
}
