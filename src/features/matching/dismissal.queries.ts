import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import { among, type Database, type Db, prepared, type Transaction } from '#db/client.ts';
import { matchDismissals } from '#db/schema/matching.ts';

export type Dismissal = typeof matchDismissals.$inferSelect;

const standingOf = (database: Database) =>
  database
    .select({ listingRowId: matchDismissals.listingRowId, otherRowId: matchDismissals.otherRowId })
    .from(matchDismissals)
    .where(and(sql`${matchDismissals.listingRowId} in ${among('rowIds')}`, isNull(matchDismissals.undoneAt)))
    .prepare();

/** What was put away from some entries' point of view: rows of the others, by the entry's row. */
export function dismissedFrom(db: Db, listingRowIds: readonly number[]): Map<number, number[]> {
  const byListing = new Map<number, number[]>();
  for (const { listingRowId, otherRowId } of prepared(db, standingOf).all({
    rowIds: JSON.stringify(listingRowIds),
  })) {
    const known = byListing.get(listingRowId);
    if (known) known.push(otherRowId);
    else byListing.set(listingRowId, [otherRowId]);
  }
  return byListing;
}

export function findDismissal(db: Db, listingRowId: number, otherRowId: number): Dismissal | undefined {
  return db
    .select()
    .from(matchDismissals)
    .where(
      and(
        eq(matchDismissals.listingRowId, listingRowId),
        eq(matchDismissals.otherRowId, otherRowId),
        isNull(matchDismissals.undoneAt),
      ),
    )
    .get();
}

export function insertDismissal(tx: Transaction, values: Omit<Dismissal, 'rowId' | 'undoneAt'>): void {
  tx.insert(matchDismissals).values(values).run();
}

export function endDismissal(tx: Transaction, rowId: number, at: Date): void {
  tx.update(matchDismissals).set({ undoneAt: at }).where(eq(matchDismissals.rowId, rowId)).run();
}

/** A page of what stands, newest first. */
export function listDismissals(db: Db, page: { offset: number; limit: number }): Dismissal[] {
  return db
    .select()
    .from(matchDismissals)
    .where(isNull(matchDismissals.undoneAt))
    .orderBy(desc(matchDismissals.dismissedAt), desc(matchDismissals.rowId))
    .limit(page.limit)
    .offset(page.offset)
    .all();
}

/** How many stand for each reason. */
export function countDismissals(db: Db): Map<Dismissal['reason'], number> {
  return new Map(
    db
      .select({ reason: matchDismissals.reason, total: count() })
      .from(matchDismissals)
      .where(isNull(matchDismissals.undoneAt))
      .groupBy(matchDismissals.reason)
      .all()
      .map(({ reason, total }) => [reason, total]),
  );
}
