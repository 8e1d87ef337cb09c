import type { Database } from '#db/client.ts';
import type { Actor } from '#platform/actor.ts';
import { type Clock, type IsoDate, londonDay } from '#platform/clock.ts';
import { requirePermission } from '#platform/permissions.ts';
import { readGapsFor } from './gap.queries.ts';
import {
  firstDayOf,
  type ReportPeriod,
  type SearchList,
  type SearchTotals,
  type SoughtWords,
} from './search-report.model.ts';
import * as queries from './search-report.queries.ts';

export interface SearchReport {
  since: IsoDate;
  totals: SearchTotals;
  words: SoughtWords[];
  hasMore: boolean;
  /** The filters of searches without words. */
  filters: { filters: string; searches: number }[];
  /** Those of the words that stand in the gap list. */
  inGapList: ReadonlySet<string>;
}

export interface SearchReportService {
  /** What was searched for in a period that ends today, for curators. */
  read(actor: Actor, asked: { period: ReportPeriod; list: SearchList; page: number }): SearchReport;
}

const perPage = 50;
const filtersShown = 10;

export function createSearchReportService(given: { database: Database; clock: Clock }): SearchReportService {
  const { database, clock } = given;
  return {
    read(actor, { period, list, page }) {
      requirePermission(actor, 'curation.work');
      const since = firstDayOf(period, londonDay(clock.now()));
      const found = queries.listSoughtWords(database, {
        since,
        list,
        limit: perPage,
        offset: (page - 1) * perPage,
      });
      const words = found.slice(0, perPage);
      const gaps = readGapsFor(
        database,
        words.map((each) => each.words),
      );
      return {
        since,
        totals: queries.countSearches(database, since),
        words,
        hasMore: found.length > perPage,
        filters: queries.listFiltersUsed(database, since, filtersShown),
        inGapList: new Set(gaps.map(({ what }) => what)),
      };
    },
  };
}
