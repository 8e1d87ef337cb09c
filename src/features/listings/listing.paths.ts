import { pathTo, type QueryValue, sitePaths, withQuery } from '#web/paths.ts';

/** Addresses of listings, and of the fixed pages that they link to. */
export const listingPaths = {
  pattern: '/listings/:slug',
  show: (slug: string) => pathTo('/listings/:slug', { slug }),
  /** Pages of features above this one, at the addresses that product.md fixes. */
  organisation: (slug: string) => pathTo('/organisations/:slug', { slug }),
  theme: (slug: string) => pathTo('/themes/:slug', { slug }),
  search: (query: Readonly<Record<string, QueryValue>>) => withQuery(sitePaths.search, query),
} as const;
