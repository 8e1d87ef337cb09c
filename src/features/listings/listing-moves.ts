import { and, eq, sql } from 'drizzle-orm';
import { amongValues, type Db, type Transaction } from '#db/client.ts';
import { listingSites, listings } from '#db/schema/listings.ts';
import { recordRevisions } from '#features/revisions/index.ts';
import type { Actor } from '#platform/actor.ts';
import { requirePermission } from '#platform/permissions.ts';
import type { ListingState } from './listing.model.ts';
import { readListings } from './listing.queries.ts';

/**
 * Listings that go from one organisation to another with all that they are: their addresses, versions and histories
 * stay. However many they are, each step is one statement. Index rows and events are those of the organisations,
 * which change too.
 */

/** What one has to know of listings to say which of them go. */
export interface MovingListing {
  rowId: number;
  title: string;
  state: ListingState;
}

/** All listings of an organisation, in whatever state. */
export function listAllListingsOf(db: Db, organisationRowId: number): MovingListing[] {
  return db
    .select({ rowId: listings.rowId, title: listings.title, state: listings.state })
    .from(listings)
    .where(eq(listings.organisationRowId, organisationRowId))
    .orderBy(listings.rowId)
    .all();
}

/** Gives listings to an organisation. The caller moves the places where they take place. */
export function moveListingsIn(
  tx: Transaction,
  actor: Actor,
  move: { listingRowIds: readonly number[]; organisationRowId: number; reason: string; at: Date },
): void {
  requirePermission(actor, 'curation.work');
  const { listingRowIds, organisationRowId, reason, at } = move;
  tx.update(listings)
    .set({ organisationRowId })
    .where(sql`${listings.rowId} in ${amongValues(listingRowIds)}`)
    .run();
  recordStates(tx, actor, { listingRowIds, reason, at });
}

/** Keeps a revision of each of some listings as they are now. */
function recordStates(
  tx: Transaction,
  actor: Actor,
  change: { listingRowIds: readonly number[]; reason: string; at: Date; isConsequence?: true },
): void {
  const { listingRowIds, reason, at, ...more } = change;
  const sites = sitesOf(tx, listingRowIds);
  recordRevisions(tx, {
    subjectType: 'listing',
    actor,
    reason,
    recordedAt: at,
    snapshots: readListings(tx, listingRowIds).map((listing) => ({
      subjectId: listing.id,
      snapshot: { ...listing, siteRowIds: sites.get(listing.rowId) ?? [], ...more },
    })),
  });
}

/** Those of some listings that take place at a site. */
export function listingsAtSite(db: Db, siteRowId: number): number[] {
  return db
    .select({ rowId: listingSites.listingRowId })
    .from(listingSites)
    .where(eq(listingSites.siteRowId, siteRowId))
    .orderBy(listingSites.listingRowId)
    .all()
    .map(({ rowId }) => rowId);
}

/** Has listings that take place at one site do so at another. */
export function changeSiteIn(
  tx: Transaction,
  change: { listingRowIds: readonly number[]; fromSiteRowId: number; toSiteRowId: number },
): void {
  tx.update(listingSites)
    .set({ siteRowId: change.toSiteRowId })
    .where(
      and(
        eq(listingSites.siteRowId, change.fromSiteRowId),
        sql`${listingSites.listingRowId} in ${amongValues(change.listingRowIds)}`,
      ),
    )
    .run();
}

/** Takes some places from all listings that take place there, as a revision of each. */
export function leaveSitesIn(
  tx: Transaction,
  actor: Actor,
  change: { siteRowIds: readonly number[]; reason: string; at: Date },
): void {
  const { siteRowIds, reason, at } = change;
  const left = tx
    .delete(listingSites)
    .where(sql`${listingSites.siteRowId} in ${amongValues(siteRowIds)}`)
    .returning({ rowId: listingSites.listingRowId })
    .all();
  const listingRowIds = [...new Set(left.map(({ rowId }) => rowId))];
  if (listingRowIds.length > 0) recordStates(tx, actor, { listingRowIds, reason, at, isConsequence: true });
}

/** Where some listings take place, by the listing's row. */
export function sitesOf(db: Db, listingRowIds: readonly number[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const rows = db
    .select()
    .from(listingSites)
    .where(sql`${listingSites.listingRowId} in ${amongValues(listingRowIds)}`)
    .orderBy(listingSites.listingRowId, listingSites.siteRowId)
    .all();
  for (const { listingRowId, siteRowId } of rows) {
    const known = found.get(listingRowId);
    if (known) known.push(siteRowId);
    else found.set(listingRowId, [siteRowId]);
  }
  return found;
}
