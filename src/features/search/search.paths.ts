import { sitePaths } from '#web/paths.ts';

/** Addresses of the search. */
export const searchPaths = {
  search: sitePaths.search,
  /** Where the results page tells which entry was opened. */
  chosen: '/search/chosen',
  /** What the search box offers while somebody types. */
  suggest: '/search/suggest',
} as const;
