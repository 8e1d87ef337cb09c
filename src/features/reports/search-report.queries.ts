import { and, count, desc, eq, gt, gte, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { searches } from '#db/schema/searches.ts';
import type { IsoDate } from '#platform/clock.ts';
import type { SearchList, SearchTotals, SoughtWords } from './search-report.model.ts';

const withoutResults = sql<number>`sum(${searches.results} = 0)`;
const opened = sql<number>`count(${searches.chosenId})`;
/** Beside `max` SQLite gives the other columns of the row that has it: the newest search's. */
const newest = sql<number>`max(${searches.rowId})`;

const kept: Record<SearchList, SQL | undefined> = {
  sought: undefined,
  nothing: eq(searches.results, 0),
  // A single search that led nowhere says little.
  unopened: and(gt(searches.results, 0), eq(opened, 0), gte(count(), 2)),
};

/** A page of words that were searched for since a day, most often first; one more than `limit` where there are more. */
export function listSoughtWords(
  db: Db,
  asked: { since: IsoDate; list: SearchList; limit: number; offset: number },
): SoughtWords[] {
  return db
    .select({
      words: searches.words,
      searches: count(),
      withoutResults,
      opened,
      latestResults: searches.results,
      lastOn: sql<IsoDate>`max(${searches.searchedOn})`,
      newest,
    })
    .from(searches)
    .where(and(gt(searches.words, ''), gte(searches.searchedOn, asked.since)))
    .groupBy(searches.words)
    .having(kept[asked.list])
    .orderBy(desc(count()), searches.words)
    .limit(asked.limit + 1)
    .offset(asked.offset)
    .all()
    .map(({ newest: _newest, ...words }) => words);
}

/** The filters that searches without words were made of, most often used first. */
export function listFiltersUsed(
  db: Db,
  since: IsoDate,
  limit: number,
): { filters: string; searches: number }[] {
  return db
    .select({ filters: searches.filters, searches: count() })
    .from(searches)
    .where(and(eq(searches.words, ''), gte(searches.searchedOn, since)))
    .groupBy(searches.filters)
    .orderBy(desc(count()), searches.filters)
    .limit(limit)
    .all();
}

export function countSearches(db: Db, since: IsoDate): SearchTotals {
  const found = db
    .select({ searches: count(), withoutResults, opened })
    .from(searches)
    .where(gte(searches.searchedOn, since))
    .get();
  return {
    searches: found?.searches ?? 0,
    withoutResults: found?.withoutResults ?? 0,
    opened: found?.opened ?? 0,
  };
}
