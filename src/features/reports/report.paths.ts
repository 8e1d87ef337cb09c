import { type QueryValue, withQuery } from '#web/paths.ts';

/** Addresses of the reports, and of the pages that they lead on to. */
export const reportPaths = {
  searches: '/reports/searches',
  searchesWith: (query: Readonly<Record<string, QueryValue>>) => withQuery('/reports/searches', query),
  gaps: '/reports/gaps',
  gapsWith: (query: Readonly<Record<string, QueryValue>>) => withQuery('/reports/gaps', query),
  exchanges: '/reports/exchanges',
  exchangesWith: (query: Readonly<Record<string, QueryValue>>) => withQuery('/reports/exchanges', query),
  exchangesCsv: '/reports/exchanges.csv',
  exchangesCsvWith: (query: Readonly<Record<string, QueryValue>>) =>
    withQuery('/reports/exchanges.csv', query),
  addGap: '/reports/gaps/add',
  changeGap: '/reports/gaps/change',

  /** Pages of other features. */
  curate: '/curate',
  search: (words: string) => withQuery('/search', { q: words }),
  newSynonym: (words: string) => withQuery('/curate/synonyms/new', { terms: words }),
} as const;
