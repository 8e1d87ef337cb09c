import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { accounts, invitations, memberships } from '#db/schema/accounts.ts';
import { organisations, sites } from '#db/schema/organisations.ts';
import { recordRevisions } from '#features/revisions/index.ts';
import type { Actor } from '#platform/actor.ts';
import { appendEvent } from '#platform/events/outbox.ts';
import { requirePermission } from '#platform/permissions.ts';
import type { MembershipRole } from './membership.model.ts';
import type { Organisation } from './organisation.model.ts';
import { listSites } from './organisation.queries.ts';

/** What hangs on an organisation and goes with it when it is merged into another, and back; each kind in one statement. */

/** Somebody who belongs to it. */
export interface BelongingMember {
  rowId: number;
  accountRowId: number;
  name: string | null;
  email: string | null;
  /** When the person left for good. */
  leftAt: Date | null;
  role: MembershipRole;
}

/** What hangs on an organisation, besides its listings. */
export interface Belongings {
  sites: ReturnType<typeof listSites>;
  members: BelongingMember[];
  /** Not taken up yet. */
  invitations: { rowId: number; email: string }[];
  /** Its teams, services and branches that aren't archived. */
  parts: Organisation[];
}

export function readBelongings(db: Db, organisationRowId: number): Belongings {
  return {
    sites: listSites(db, organisationRowId),
    members: db
      .select({
        rowId: memberships.rowId,
        accountRowId: memberships.accountRowId,
        name: accounts.name,
        email: accounts.email,
        leftAt: accounts.leftAt,
        role: memberships.role,
      })
      .from(memberships)
      .innerJoin(accounts, eq(accounts.rowId, memberships.accountRowId))
      .where(eq(memberships.organisationRowId, organisationRowId))
      .orderBy(asc(memberships.rowId))
      .all(),
    invitations: db
      .select({ rowId: invitations.rowId, email: invitations.email })
      .from(invitations)
      .where(and(eq(invitations.organisationRowId, organisationRowId), isNull(invitations.acceptedAt)))
      .orderBy(asc(invitations.rowId))
      .all(),
    parts: db
      .select()
      .from(organisations)
      .where(and(eq(organisations.parentRowId, organisationRowId), ne(organisations.state, 'archived')))
      .orderBy(asc(organisations.rowId))
      .all(),
  };
}

/** What goes from one organisation to another, by row. */
export interface MovingBelongings {
  siteRowIds: readonly number[];
  membershipRowIds: readonly number[];
  invitationRowIds: readonly number[];
  partRowIds: readonly number[];
}

/** Gives to an organisation what another had; places come after its own. Revisions of the two are the caller's. */
export function moveBelongingsIn(
  tx: Transaction,
  actor: Actor,
  move: MovingBelongings & { from: number; to: number; reason: string; at: Date },
): void {
  requirePermission(actor, 'curation.work');
  const { siteRowIds, membershipRowIds, invitationRowIds, partRowIds, from, to, reason, at } = move;
  const after = (listSites(tx, to).length + 1) * positionsApart;
  tx.update(sites)
    .set({ organisationRowId: to, position: sql`${sites.position} + ${after}` })
    .where(and(eq(sites.organisationRowId, from), inArray(sites.rowId, [...siteRowIds])))
    .run();
  tx.update(memberships)
    .set({ organisationRowId: to })
    .where(and(eq(memberships.organisationRowId, from), inArray(memberships.rowId, [...membershipRowIds])))
    .run();
  tx.update(invitations)
    .set({ organisationRowId: to })
    .where(and(eq(invitations.organisationRowId, from), inArray(invitations.rowId, [...invitationRowIds])))
    .run();
  moveParts(tx, actor, { partRowIds, from, to, reason, at });
}

/** Positions only order: those that are moved come behind all that were there. */
const positionsApart = 100;

function moveParts(
  tx: Transaction,
  actor: Actor,
  move: { partRowIds: readonly number[]; from: number; to: number; reason: string; at: Date },
): void {
  const { partRowIds, from, to, reason, at } = move;
  if (partRowIds.length === 0) return;
  const moved = tx
    .update(organisations)
    .set({
      parentRowId: to,
      // The moment of a change also serves as the record's version.
      updatedAt: sql`max(${at.getTime()}, ${organisations.updatedAt} + 1)`,
    })
    .where(and(eq(organisations.parentRowId, from), inArray(organisations.rowId, [...partRowIds])))
    .returning()
    .all();
  const places = sitesByOrganisation(
    tx,
    moved.map(({ rowId }) => rowId),
  );
  recordRevisions(tx, {
    subjectType: 'organisation',
    actor,
    reason,
    recordedAt: at,
    snapshots: moved.map((part) => ({
      subjectId: part.id,
      snapshot: { ...part, sites: places.get(part.rowId) ?? [] },
    })),
  });
  for (const { id } of moved) appendEvent(tx, 'organisation.changed', id, at);
}

/** Places of several organisations as their revisions keep them. */
function sitesByOrganisation(db: Db, rowIds: readonly number[]): Map<number, unknown[]> {
  const found = new Map<number, unknown[]>();
  const rows = db
    .select()
    .from(sites)
    .where(inArray(sites.organisationRowId, [...rowIds]))
    .orderBy(asc(sites.organisationRowId), asc(sites.position))
    .all();
  for (const { organisationRowId, position: _position, ...row } of rows) {
    const { latitude, longitude, precision, ...site } = row;
    const location =
      latitude === null || longitude === null || precision === null
        ? null
        : { latitude, longitude, precision };
    found.set(organisationRowId, [...(found.get(organisationRowId) ?? []), { ...site, location }]);
  }
  return found;
}

/** Gives memberships another role. */
export function changeRolesIn(
  tx: Transaction,
  actor: Actor,
  change: { membershipRowIds: readonly number[]; role: MembershipRole },
): void {
  requirePermission(actor, 'curation.work');
  tx.update(memberships)
    .set({ role: change.role })
    .where(inArray(memberships.rowId, [...change.membershipRowIds]))
    .run();
}

/** Puts places back into the order that they had. */
export function placeInOrderIn(
  tx: Transaction,
  positions: readonly { siteRowId: number; position: number }[],
): void {
  tx.run(
    sql`update sites set position = ordered.value ->> 'position'
        from json_each(${JSON.stringify(positions)}) as ordered
        where sites.row_id = ordered.value ->> 'siteRowId'`,
  );
}

/** Where some places stand in the order of their organisation. */
export function positionsOf(
  db: Db,
  siteRowIds: readonly number[],
): { siteRowId: number; position: number }[] {
  return db
    .select({ siteRowId: sites.rowId, position: sites.position })
    .from(sites)
    .where(inArray(sites.rowId, [...siteRowIds]))
    .all();
}
