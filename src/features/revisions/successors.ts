import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { successors } from '#db/schema/revisions.ts';

/**
 * What became of records that were merged into others: their addresses and identifiers lead on for good. Never a
 * chain: a row always names the record that is there in the end.
 */

export type SucceededType = 'organisation' | 'listing';

/** The record that took another one over; undefined for one that was never merged into any. */
export function findSuccessor(db: Db, type: SucceededType, goneRowId: number): number | undefined {
  return db
    .select({ rowId: successors.keptRowId })
    .from(successors)
    .where(and(eq(successors.subjectType, type), eq(successors.goneRowId, goneRowId)))
    .get()?.rowId;
}

/** The records that lead to one. */
function listPredecessors(db: Db, type: SucceededType, keptRowId: number): number[] {
  return db
    .select({ rowId: successors.goneRowId })
    .from(successors)
    .where(leadsTo(type, keptRowId))
    .orderBy(successors.goneRowId)
    .all()
    .map(({ rowId }) => rowId);
}

/**
 * From now on one record, and all that led to it, leads to another. Returns the rows that led to it. Either of the two
 * may have been merged before and brought back from its history: what was noted then is over.
 */
export function noteSuccessor(
  tx: Transaction,
  type: SucceededType,
  goneRowId: number,
  keptRowId: number,
): number[] {
  tx.delete(successors)
    .where(and(eq(successors.subjectType, type), inArray(successors.goneRowId, [goneRowId, keptRowId])))
    .run();
  const ledHere = listPredecessors(tx, type, goneRowId);
  tx.update(successors).set({ keptRowId }).where(leadsTo(type, goneRowId)).run();
  tx.insert(successors).values({ subjectType: type, goneRowId, keptRowId }).run();
  return ledHere;
}

/** The record leads nowhere any more; what had led to it before leads to it again. */
export function forgetSuccessor(
  tx: Transaction,
  type: SucceededType,
  goneRowId: number,
  ledHere: readonly number[],
): void {
  tx.delete(successors)
    .where(and(eq(successors.subjectType, type), eq(successors.goneRowId, goneRowId)))
    .run();
  if (ledHere.length === 0) return;
  tx.update(successors)
    .set({ keptRowId: goneRowId })
    .where(and(eq(successors.subjectType, type), inArray(successors.goneRowId, [...ledHere])))
    .run();
}

function leadsTo(type: SucceededType, keptRowId: number) {
  return and(eq(successors.subjectType, type), eq(successors.keptRowId, keptRowId));
}
