import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { merges, reviewItems } from '#db/schema/curation.ts';
import { listings } from '#db/schema/listings.ts';
import { organisations } from '#db/schema/organisations.ts';
import type { MergedType } from './merge.model.ts';
import type { ReviewSubject } from './review.model.ts';

/** Reads and writes of merges. */

export type Merge = typeof merges.$inferSelect;

export function insertMerge(tx: Transaction, values: Omit<Merge, 'rowId' | 'undoneAt'>): Merge {
  return tx.insert(merges).values(values).returning().get();
}

export function findMerge(db: Db, id: string): Merge | undefined {
  return db.select().from(merges).where(eq(merges.id, id)).get();
}

/** The last merge that stands and took one of some records out of the directory. */
export function findStandingMerge(
  db: Db,
  type: MergedType,
  goneRowIds: readonly number[],
): Merge | undefined {
  return db
    .select()
    .from(merges)
    .where(
      and(eq(merges.subjectType, type), inArray(merges.goneRowId, [...goneRowIds]), isNull(merges.undoneAt)),
    )
    .orderBy(desc(merges.rowId))
    .limit(1)
    .get();
}

/** The last merges, newest first. */
export function listMerges(db: Db, limit: number): Omit<Merge, 'undo'>[] {
  return db
    .select({
      rowId: merges.rowId,
      id: merges.id,
      subjectType: merges.subjectType,
      keptRowId: merges.keptRowId,
      goneRowId: merges.goneRowId,
      actor: merges.actor,
      mergedAt: merges.mergedAt,
      undoneAt: merges.undoneAt,
    })
    .from(merges)
    .orderBy(desc(merges.rowId))
    .limit(limit)
    .all();
}

/** Notes that a merge was undone; false where somebody had done so. */
export function noteUndone(tx: Transaction, rowId: number, at: Date): boolean {
  const { changes } = tx
    .update(merges)
    .set({ undoneAt: at })
    .where(and(eq(merges.rowId, rowId), isNull(merges.undoneAt)))
    .run();
  return changes === 1;
}

/** The row of a record by its public id, or by its slug. */
export function findRow(db: Db, type: MergedType, by: { id: string } | { slug: string }): number | undefined {
  const table = type === 'listing' ? listings : organisations;
  const condition = 'id' in by ? eq(table.id, by.id) : eq(table.slug, by.slug);
  return db.select({ rowId: table.rowId }).from(table).where(condition).get()?.rowId;
}

/** Has some items be about another record; those that have come to be about a third stay. */
export function moveItems(
  tx: Transaction,
  move: { itemRowIds: readonly number[]; type: ReviewSubject['type']; from: number; to: number },
): void {
  tx.update(reviewItems)
    .set({ subjectRowId: move.to })
    .where(
      and(
        inArray(reviewItems.rowId, [...move.itemRowIds]),
        eq(reviewItems.subjectType, move.type),
        eq(reviewItems.subjectRowId, move.from),
      ),
    )
    .run();
}
