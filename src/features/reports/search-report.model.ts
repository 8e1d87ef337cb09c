import { addDays, type IsoDate } from '#platform/clock.ts';

/** What can be asked of the search log. */

export const reportPeriods = ['week', 'month', 'quarter', 'year'] as const;
export type ReportPeriod = (typeof reportPeriods)[number];

export const periodLabels: Record<ReportPeriod, string> = {
  week: '7 days',
  month: '30 days',
  quarter: '3 months',
  year: '12 months',
};

const days: Record<ReportPeriod, number> = { week: 7, month: 30, quarter: 91, year: 365 };

/** The first day of a period that ends today. */
export function firstDayOf(period: ReportPeriod, today: IsoDate): IsoDate {
  return addDays(today, 1 - days[period]);
}

/** `sought`: all words; `nothing`: what found nothing when last asked; `unopened`: found, and nobody opened any. */
export const searchLists = ['sought', 'nothing', 'unopened'] as const;
export type SearchList = (typeof searchLists)[number];

/** Words that were searched for, with how it went. */
export interface SoughtWords {
  words: string;
  searches: number;
  /** How many of those found nothing, and from how many an entry was opened. */
  withoutResults: number;
  opened: number;
  /** How many entries the newest of them found. */
  latestResults: number;
  lastOn: IsoDate;
}

/** All searches of a period together, those without words too. */
export interface SearchTotals {
  searches: number;
  withoutResults: number;
  opened: number;
}
