import { type QueryValue, sitePaths, withQuery } from '#web/paths.ts';

/** Addresses of the reports, and of the pages that they lead on to. */
export const reportPaths = {
  index: '/reports',
  searches: '/reports/searches',
  searchesWith: (query: Readonly<Record<string, QueryValue>>) => withQuery('/reports/searches', query),
  gaps: '/reports/gaps',
  gapsWith: (query: Readonly<Record<string, QueryValue>>) => withQuery('/reports/gaps', query),
  exchanges: sitePaths.exchanges,
  exchangesWith: (query: Readonly<Record<string, QueryValue>>) => withQuery(sitePaths.exchanges, query),
  exchangesCsv: '/reports/exchanges.csv',
  exchangesCsvWith: (query: Readonly<Record<string, QueryValue>>) =>
    withQuery('/reports/exchanges.csv', query),
  addGap: '/reports/gaps/add',
  changeGap: '/reports/gaps/change',

  /** Pages of other features. */
  search: (words: string) => withQuery(sitePaths.search, { q: words }),
  newSynonym: (words: string) => withQuery('/curate/synonyms/new', { terms: words }),
} as const;
