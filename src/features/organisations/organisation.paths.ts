import { pathTo, sitePaths, withQuery } from '#web/paths.ts';

/** Addresses of organisations. */
export const organisationPaths = {
  pattern: '/organisations/:slug',
  show: (slug: string) => pathTo('/organisations/:slug', { slug }),
  list: (page: number) => withQuery(sitePaths.organisations, { page: page === 1 ? null : page }),
} as const;
