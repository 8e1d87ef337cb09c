import { and, desc, eq, gte, isNull, sql } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { searches } from '#db/schema/searches.ts';
import type { IsoDate } from '#platform/clock.ts';

/** A search as it is kept. */
export interface KeptSearch {
  words: string;
  filters: string;
  results: number;
  /** Public id of the entry that was opened. */
  chosenId: string | null;
  searchedOn: IsoDate;
}

export function insertSearches(tx: Transaction, rows: readonly KeptSearch[]): void {
  if (rows.length > 0)
    tx.insert(searches)
      .values([...rows])
      .run();
}

/** Notes what was opened with the newest such search that nothing is known of yet; without one nothing happens. */
export function noteChosen(
  tx: Transaction,
  chosen: { words: string; filters: string; listingId: string; since: IsoDate },
): void {
  const newest = tx
    .select({ rowId: searches.rowId })
    .from(searches)
    .where(
      and(
        eq(searches.words, chosen.words),
        gte(searches.searchedOn, chosen.since),
        eq(searches.filters, chosen.filters),
        isNull(searches.chosenId),
      ),
    )
    .orderBy(desc(searches.searchedOn), desc(searches.rowId))
    .limit(1);
  tx.update(searches)
    .set({ chosenId: chosen.listingId })
    .where(eq(searches.rowId, sql`(${newest})`))
    .run();
}

/**
 * Words that were searched for on several days and found something each time that they were last asked for, most
 * searched first. What a single person typed, a name say, doesn't come to be among them.
 */
export function listPopularWords(
  db: Db,
  asked: { since: IsoDate; leastDays: number; limit: number },
): string[] {
  return db
    .select({ words: searches.words })
    .from(searches)
    .where(and(gte(searches.searchedOn, asked.since), sql`${searches.words} > ''`))
    .groupBy(searches.words)
    .having(
      and(
        gte(sql`count(distinct ${searches.searchedOn})`, asked.leastDays),
        sql`min(${searches.results}) > 0`,
      ),
    )
    .orderBy(desc(sql`count(*)`), searches.words)
    .limit(asked.limit)
    .all()
    .map(({ words }) => words);
}
