import { pathTo, sitePaths, withQuery } from '#web/paths.ts';

/** Addresses of alerts, of those who are signed in and of those who hold a link from a mail. */
export const alertPaths = {
  mine: sitePaths.alerts,
  mineAfter: (done: string) => withQuery(sitePaths.alerts, { done }),
  /** Where one says that one wants to be told: with the parameters of a search, or an organisation's slug. */
  follow: '/my/alerts/new',
  followSearch: (query: string) => (query === '' ? '/my/alerts/new' : `/my/alerts/new?${query}`),
  followOrganisation: (slug: string) => withQuery('/my/alerts/new', { organisation: slug }),

  preferencesPattern: '/alerts/:token',
  preferences: (token: string) => pathTo('/alerts/:token', { token }),
  preferencesAfter: (token: string, done: string) => withQuery(pathTo('/alerts/:token', { token }), { done }),
  stopPattern: '/alerts/stop/:token',
  stop: (token: string) => pathTo('/alerts/stop/:token', { token }),

  /** Pages of other features, at the addresses that product.md fixes. */
  listing: (slug: string) => pathTo('/listings/:slug', { slug }),
  organisation: (slug: string) => pathTo('/organisations/:slug', { slug }),
  search: (query: string) => (query === '' ? sitePaths.search : `${sitePaths.search}?${query}`),
} as const;
