import { pathTo, sitePaths } from '#web/paths.ts';

/** Addresses of the search. */
export const searchPaths = {
  search: sitePaths.search,
  /** Where the results page tells which entry was opened. */
  chosen: '/search/chosen',
  /** What the search box offers while somebody types. */
  suggest: '/search/suggest',

  /** Pages of other features. */
  theme: (slug: string) => pathTo('/themes/:slug', { slug }),
} as const;
