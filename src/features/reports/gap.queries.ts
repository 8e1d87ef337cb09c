import { count, desc, eq, inArray } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { gaps } from '#db/schema/searches.ts';
import type { Gap, GapState } from './gap.model.ts';

/** Gaps in a state, those changed last first; one more than `limit` where there are more. */
export function listGaps(db: Db, asked: { state: GapState; limit: number; offset: number }): Gap[] {
  return db
    .select()
    .from(gaps)
    .where(eq(gaps.state, asked.state))
    .orderBy(desc(gaps.changedAt), desc(gaps.rowId))
    .limit(asked.limit + 1)
    .offset(asked.offset)
    .all();
}

export function countGaps(db: Db): Map<GapState, number> {
  const rows = db.select({ state: gaps.state, gaps: count() }).from(gaps).groupBy(gaps.state).all();
  return new Map(rows.map((row) => [row.state, row.gaps]));
}

export function findGap(db: Db, id: string): Gap | undefined {
  return db.select().from(gaps).where(eq(gaps.id, id)).get();
}

/** Those of some words that stand in the list. */
export function readGapsFor(db: Db, words: readonly string[]): Gap[] {
  return db
    .select()
    .from(gaps)
    .where(inArray(gaps.what, [...words]))
    .all();
}

export function insertGap(tx: Transaction, values: typeof gaps.$inferInsert): Gap {
  return tx.insert(gaps).values(values).returning().get();
}

export function updateGap(
  tx: Transaction,
  rowId: number,
  values: Pick<Gap, 'note' | 'state' | 'version' | 'changedAt'>,
): Gap {
  return tx.update(gaps).set(values).where(eq(gaps.rowId, rowId)).returning().get();
}
