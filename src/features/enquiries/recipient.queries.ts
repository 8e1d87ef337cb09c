import { and, asc, desc, eq, exists, gte, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { amongValues, type Db, type Transaction } from '#db/client.ts';
import { accounts, memberships } from '#db/schema/accounts.ts';
import { enquiryEvents, enquiryRecipients } from '#db/schema/enquiries.ts';
import { emailLinks } from '#db/schema/mail.ts';
import { withItsWholes } from '#features/organisations/index.ts';
import { organisationOf, type Party } from './enquiry.model.ts';
import type { Enquiry } from './enquiry.queries.ts';

/** Who is written to about an enquiry, and by which links they get in. */

export type Recipient = Readonly<typeof enquiryRecipients.$inferSelect>;

/** An entry's people: accounts that belong to its organisation and can be written to, leads first. */
export function listReachable(
  db: Db,
  organisationRowId: number,
  limit: number,
): { accountRowId: number; email: string }[] {
  return db
    .select({ accountRowId: accounts.rowId, email: accounts.email })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.rowId, memberships.accountRowId))
    .where(
      and(
        eq(memberships.organisationRowId, organisationRowId),
        isNull(accounts.leftAt),
        isNotNull(accounts.email),
      ),
    )
    .orderBy(asc(memberships.role), asc(memberships.rowId))
    .limit(limit)
    .all()
    .map(({ accountRowId, email }) => ({ accountRowId, email: email ?? '' }));
}

/** Accounts that did something about an enquiry on one side, of those who still speak for it and can be written to. */
export function listActive(
  db: Db,
  enquiry: Enquiry,
  party: Party,
  limit: number,
): { accountRowId: number; email: string }[] {
  return db
    .selectDistinct({ accountRowId: accounts.rowId, email: accounts.email })
    .from(enquiryEvents)
    .innerJoin(accounts, eq(accounts.rowId, enquiryEvents.accountRowId))
    .where(spokeFor(db, enquiry, party))
    .orderBy(asc(accounts.rowId))
    .limit(limit)
    .all()
    .map(({ accountRowId, email }) => ({ accountRowId, email: email ?? '' }));
}

/** Recipients of one side that there are already; null stands for the role mailbox. */
export function listRecipients(db: Db, enquiryRowId: number, party: Party): Recipient[] {
  return db
    .select()
    .from(enquiryRecipients)
    .where(and(eq(enquiryRecipients.enquiryRowId, enquiryRowId), eq(enquiryRecipients.side, party)))
    .all();
}

export function insertRecipient(tx: Transaction, values: Omit<Recipient, 'rowId'>): Recipient {
  return tx.insert(enquiryRecipients).values(values).returning().get();
}

/** Whom a link was sent to. */
export function findRecipient(db: Db, id: string): Recipient | undefined {
  return db.select().from(enquiryRecipients).where(eq(enquiryRecipients.id, id)).get();
}

/** All links about an enquiry, or those of one side, are over: now, or at a later moment. */
export function endLinks(tx: Transaction, enquiryRowId: number, end: LinkEnd, party?: Party): void {
  const whose = and(
    eq(enquiryRecipients.enquiryRowId, enquiryRowId),
    party === undefined ? undefined : eq(enquiryRecipients.side, party),
  );
  endLinksOf(tx, whose, end);
}

/**
 * Links that a side's role mailbox was sent since a moment are over: it was another organisation's. Those of people end
 * by themselves, with belonging to it.
 */
export function endMailboxLinks(
  tx: Transaction,
  ended: { enquiryRowIds: readonly number[]; party: Party; since: Date; at: Date },
): void {
  const whose = and(
    sql`${enquiryRecipients.enquiryRowId} in ${amongValues(ended.enquiryRowIds)}`,
    eq(enquiryRecipients.side, ended.party),
    isNull(enquiryRecipients.accountRowId),
  );
  endLinksOf(tx, whose, { endedAt: ended.at }, gte(emailLinks.createdAt, ended.since));
}

type LinkEnd = { endedAt: Date } | { expiresAt: Date };

/** Ends the links of some recipients that haven't ended yet, or which of these. */
function endLinksOf(tx: Transaction, whose: SQL | undefined, end: LinkEnd, which?: SQL): void {
  const ids = tx.select({ id: enquiryRecipients.id }).from(enquiryRecipients).where(whose);
  tx.update(emailLinks)
    .set(end)
    .where(
      and(
        eq(emailLinks.purpose, 'answer'),
        inArray(emailLinks.subjectId, ids),
        isNull(emailLinks.endedAt),
        which,
      ),
    )
    .run();
}

/** Whether an account speaks for an organisation now: it belongs to it, or leads what it is part of. */
export function speaksFor(db: Db, accountRowId: number, organisationRowId: number): boolean {
  const found = db
    .select({ rowId: memberships.rowId })
    .from(memberships)
    .where(and(eq(memberships.accountRowId, accountRowId), letsSpeakFor(organisationRowId)))
    .get();
  return found !== undefined;
}

/** The address of whoever last spoke for a side, of those who still may and can be reached. */
export function spokenForBy(db: Db, enquiry: Enquiry, party: Party): string[] {
  const row = db
    .select({ email: accounts.email })
    .from(enquiryEvents)
    .innerJoin(accounts, eq(accounts.rowId, enquiryEvents.accountRowId))
    .where(spokeFor(db, enquiry, party))
    .orderBy(desc(enquiryEvents.rowId))
    .limit(1)
    .get();
  return row?.email ? [row.email] : [];
}

/** Which memberships let somebody speak for an organisation: their own, and leading the whole of which it is a part. */
function letsSpeakFor(organisationRowId: number): SQL | undefined {
  return or(
    eq(memberships.organisationRowId, organisationRowId),
    and(
      eq(memberships.role, 'lead'),
      sql`${memberships.organisationRowId} in ${withItsWholes(organisationRowId)}`,
    ),
  );
}

/** Events of one side by accounts that still speak for it and can be written to. */
function spokeFor(db: Db, enquiry: Enquiry, party: Party): SQL | undefined {
  const organisationRowId = organisationOf(enquiry, party);
  const stillMay = db
    .select({ one: sql`1` })
    .from(memberships)
    .where(and(eq(memberships.accountRowId, accounts.rowId), letsSpeakFor(organisationRowId)));
  return and(
    eq(enquiryEvents.enquiryRowId, enquiry.rowId),
    eq(enquiryEvents.side, party),
    isNull(accounts.leftAt),
    isNotNull(accounts.email),
    exists(stillMay),
  );
}
