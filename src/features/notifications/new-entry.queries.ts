import { and, asc, desc, eq, gt, inArray, lt, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { among, type Database, type Db, prepared, type Transaction } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import { newMatches, publishedEntries } from '#db/schema/notifications.ts';

/** What was published, and what went with it. */

const bySourceAndId = (database: Database) =>
  database
    .select({ rowId: listings.rowId, sourceKey: listings.sourceKey })
    .from(listings)
    .where(eq(listings.id, sql.placeholder('id')))
    .prepare();

/** The row of an entry that people wrote; undefined where it came from a file, a feed or the demonstration. */
export function findWrittenByPeople(db: Db, listingId: string): number | undefined {
  const row = prepared(db, bySourceAndId).get({ id: listingId });
  return row?.sourceKey === null ? row.rowId : undefined;
}

/** Takes an entry up into what is new, unless it was there before. */
export function insertPublished(tx: Transaction, listingRowId: number, publishedAt: Date): void {
  tx.insert(publishedEntries)
    .values({ listingRowId, publishedAt, isMatched: false })
    .onConflictDoNothing()
    .run();
}

const isWaiting = sql`${publishedEntries.isMatched} = 0`;

const firstWaiting = (database: Database) =>
  database
    .select({ position: publishedEntries.position, listingRowId: publishedEntries.listingRowId })
    .from(publishedEntries)
    .where(and(isWaiting, sql`${publishedEntries.listingRowId} not in ${among('passedOver')}`))
    .orderBy(asc(publishedEntries.position))
    .limit(1)
    .prepare();

/**
 * The oldest of the new entries for which nobody has looked what goes with them.
 *
 * @param passedOver rows of entries whose turn it isn't
 */
export function findUnmatched(
  db: Db,
  passedOver: readonly number[],
): { position: number; listingRowId: number } | undefined {
  return prepared(db, firstWaiting).get({ passedOver: JSON.stringify(passedOver) });
}

/**
 * Has an entry that was passed over be new only now, behind those that people have been told of meanwhile: nobody is told
 * of what lies before the position that they have seen. Returns its position.
 */
export function publishAnew(tx: Transaction, position: number, at: Date): number {
  return tx
    .update(publishedEntries)
    .set({ position: sql`(select max(position) + 1 from published_entries)`, publishedAt: at })
    .where(eq(publishedEntries.position, position))
    .returning({ position: publishedEntries.position })
    .get().position;
}

/** Keeps what goes with a new entry; from then on people are told of it. */
export function noteMatched(
  tx: Transaction,
  position: number,
  matches: readonly { otherRowId: number; score: number }[],
): void {
  if (matches.length > 0) {
    tx.insert(newMatches)
      .values(matches.map((match) => ({ position, ...match })))
      .onConflictDoNothing()
      .run();
  }
  tx.update(publishedEntries).set({ isMatched: true }).where(eq(publishedEntries.position, position)).run();
}

const lastMatched = (database: Database) =>
  database
    .select({ position: publishedEntries.position })
    .from(publishedEntries)
    .where(eq(publishedEntries.isMatched, true))
    .orderBy(desc(publishedEntries.position))
    .limit(1)
    .prepare();

/** The position up to which people can be told; they are matched in their order, but for those that are passed over. */
export function newestMatched(db: Db): number {
  return prepared(db, lastMatched).get()?.position ?? 0;
}

/** The plus keeps SQLite from beginning with all that is live: what is new is a handful. */
const isLive = sql`+${listings.state} = 'live'`;

/** A new entry, as far as it decides whom it is told to. */
export interface NewEntry {
  position: number;
  listingRowId: number;
  organisationRowId: number;
  publishedAt: Date;
  createdByRowId: number | null;
}

/** What was published between two positions (the second included) and is live, newest first; at most `limit`. */
export function listNewEntries(
  db: Db,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): NewEntry[] {
  return db
    .select({
      position: publishedEntries.position,
      listingRowId: publishedEntries.listingRowId,
      organisationRowId: listings.organisationRowId,
      publishedAt: publishedEntries.publishedAt,
      createdByRowId: listings.createdByRowId,
    })
    .from(publishedEntries)
    .innerJoin(listings, eq(listings.rowId, publishedEntries.listingRowId))
    .where(
      and(
        gt(publishedEntries.position, after),
        lte(publishedEntries.position, upTo),
        // One that was passed over is told of once it has had its turn.
        eq(publishedEntries.isMatched, true),
        isLive,
      ),
    )
    .orderBy(desc(publishedEntries.position))
    .limit(limit)
    .all();
}

export interface NewMatch {
  position: number;
  publishedAt: Date;
  /** The entry that was new. */
  newRowId: number;
  newOrganisationRowId: number;
  /** What was there before, or was new as well. */
  otherRowId: number;
  otherOrganisationRowId: number;
}

/** What goes with entries of some organisations since a position, best first; at most `limit`. */
export function listNewMatches(
  db: Db,
  given: { organisationRowIds: readonly number[]; after: number; upTo: number; limit: number },
): NewMatch[] {
  const others = alias(listings, 'others');
  const own = sql`(select value from json_each(${JSON.stringify(given.organisationRowIds)}))`;
  return db
    .select({
      publishedAt: publishedEntries.publishedAt,
      position: newMatches.position,
      newRowId: publishedEntries.listingRowId,
      newOrganisationRowId: listings.organisationRowId,
      otherRowId: newMatches.otherRowId,
      otherOrganisationRowId: others.organisationRowId,
    })
    .from(newMatches)
    .innerJoin(publishedEntries, eq(publishedEntries.position, newMatches.position))
    .innerJoin(listings, eq(listings.rowId, publishedEntries.listingRowId))
    .innerJoin(others, eq(others.rowId, newMatches.otherRowId))
    .where(
      and(
        gt(newMatches.position, given.after),
        lte(newMatches.position, given.upTo),
        isLive,
        sql`+${others.state} = 'live'`,
        // Of two entries that are one's own nobody needs to be told; of two that aren't, nobody is.
        sql`(${listings.organisationRowId} in ${own}) <> (${others.organisationRowId} in ${own})`,
      ),
    )
    .orderBy(desc(newMatches.score), newMatches.position, newMatches.otherRowId)
    .limit(given.limit)
    .all();
}

/** Forgets some of what went with entries that were published before a moment. Returns how many rows. */
export function forgetMatches(tx: Transaction, before: Date, limit: number): number {
  // Positions rise with time, so that going back from the newest comes soon to what is old.
  const newestOld = tx
    .select({ position: publishedEntries.position })
    .from(publishedEntries)
    .where(lt(publishedEntries.publishedAt, before))
    .orderBy(desc(publishedEntries.position))
    .limit(1);
  const some = tx
    .select({ rowId: sql`rowid` })
    .from(newMatches)
    .where(lte(newMatches.position, newestOld))
    .limit(limit);
  return tx.delete(newMatches).where(inArray(sql`rowid`, some)).run().changes;
}
