import { pathTo, sitePaths } from '#web/paths.ts';

/** Addresses of the search. */
export const searchPaths = {
  search: sitePaths.search,
  /** The same search to be followed: as a feed, and what has dates as a calendar. */
  atom: '/search.atom',
  calendar: '/search.ics',
  /** Where the results page tells which entry was opened. */
  chosen: '/search/chosen',
  /** What the search box offers while somebody types. */
  suggest: '/search/suggest',

  /** Pages of other features. */
  theme: (slug: string) => pathTo('/themes/:slug', { slug }),
} as const;
