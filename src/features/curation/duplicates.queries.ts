import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { duplicatePairs } from '#db/schema/curation.ts';
import { listingSites, listings } from '#db/schema/listings.ts';
import { organisations, sites } from '#db/schema/organisations.ts';
import { outbox } from '#db/schema/platform.ts';
import type { Listing } from '#features/listings/index.ts';

/** What looking for duplicates reads, and the pairs that it has put into the queue. */

export type ComparedType = 'organisation' | 'listing';

/** The next records behind a row, in whatever state, for walking through all of them. */
export function rowsAfter(db: Db, type: ComparedType, rowId: number, limit: number): number[] {
  const table = type === 'listing' ? listings : organisations;
  return db
    .select({ rowId: table.rowId })
    .from(table)
    .where(gt(table.rowId, rowId))
    .orderBy(asc(table.rowId))
    .limit(limit)
    .all()
    .map((row) => row.rowId);
}

/** The number of the last event that was noted. */
export function lastEventRowId(db: Db): number {
  return (
    db
      .select({ last: sql<number | null>`max(${outbox.rowId})` })
      .from(outbox)
      .get()?.last ?? 0
  );
}

/** The next events behind one, whether or not they have been handed to others. */
export function eventsAfter(
  db: Db,
  rowId: number,
  limit: number,
): { rowId: number; type: string; subjectId: string }[] {
  return db
    .select({ rowId: outbox.rowId, type: outbox.type, subjectId: outbox.subjectId })
    .from(outbox)
    .where(gt(outbox.rowId, rowId))
    .orderBy(asc(outbox.rowId))
    .limit(limit)
    .all();
}

/** Rows of records by their public ids. */
export function rowIdsOf(db: Db, type: ComparedType, ids: readonly string[]): number[] {
  const table = type === 'listing' ? listings : organisations;
  return db
    .select({ rowId: table.rowId })
    .from(table)
    .where(inArray(table.id, [...ids]))
    .orderBy(asc(table.rowId))
    .all()
    .map((row) => row.rowId);
}

/** Some listings of an organisation that are of one kind and in one state, newest first. */
export function listingsOfKind(
  db: Db,
  { organisationRowId, kind, state }: Pick<Listing, 'organisationRowId' | 'kind' | 'state'>,
  limit: number,
): number[] {
  return db
    .select({ rowId: listings.rowId })
    .from(listings)
    .where(
      and(
        eq(listings.organisationRowId, organisationRowId),
        eq(listings.state, state),
        eq(listings.kind, kind),
      ),
    )
    .orderBy(sql`${listings.rowId} desc`)
    .limit(limit)
    .all()
    .map((row) => row.rowId);
}

/** Postcodes of the places of some listings, as far as everybody may know them. */
export function publicPostcodesOf(db: Db, listingRowIds: readonly number[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  const rows = db
    .select({ rowId: listingSites.listingRowId, postcode: sites.postcode })
    .from(listingSites)
    .innerJoin(sites, eq(sites.rowId, listingSites.siteRowId))
    .where(and(inArray(listingSites.listingRowId, [...listingRowIds]), eq(sites.visibility, 'address')))
    .all();
  for (const { rowId, postcode } of rows) {
    if (postcode !== null) found.set(rowId, [...(found.get(rowId) ?? []), postcode]);
  }
  return found;
}

/** Two records in the order in which pairs are kept. */
export interface Pair {
  type: ComparedType;
  oneRowId: number;
  otherRowId: number;
}

export function pairOf(type: ComparedType, rowId: number, otherRowId: number): Pair {
  return { type, oneRowId: Math.min(rowId, otherRowId), otherRowId: Math.max(rowId, otherRowId) };
}

/** Rows of the records that one was paired with before, each with its item. */
export function pairsWith(
  db: Db,
  type: ComparedType,
  rowId: number,
): { partnerRowId: number; itemRowId: number }[] {
  return db
    .select()
    .from(duplicatePairs)
    .where(
      or(
        and(eq(duplicatePairs.subjectType, type), eq(duplicatePairs.oneRowId, rowId)),
        and(eq(duplicatePairs.subjectType, type), eq(duplicatePairs.otherRowId, rowId)),
      ),
    )
    .all()
    .map(({ oneRowId, otherRowId, itemRowId }) => ({
      partnerRowId: oneRowId === rowId ? otherRowId : oneRowId,
      itemRowId,
    }));
}

export function insertPair(tx: Transaction, pair: Pair, itemRowId: number): void {
  const { type, oneRowId, otherRowId } = pair;
  tx.insert(duplicatePairs).values({ subjectType: type, oneRowId, otherRowId, itemRowId }).run();
}

/** Forgets the pairs of some items, so that they are found anew should they look alike again. */
export function deletePairs(tx: Transaction, type: ComparedType, rowId: number, partners: number[]): void {
  for (const side of [
    { own: duplicatePairs.oneRowId, partner: duplicatePairs.otherRowId },
    { own: duplicatePairs.otherRowId, partner: duplicatePairs.oneRowId },
  ]) {
    tx.delete(duplicatePairs)
      .where(and(eq(duplicatePairs.subjectType, type), eq(side.own, rowId), inArray(side.partner, partners)))
      .run();
  }
}
