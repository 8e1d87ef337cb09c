import { pathTo, withQuery } from '#web/paths.ts';

/** Addresses of what has to do with matches. */
export const matchingPaths = {
  /** The best for everything that one's organisations list: on its own, and fetched into one's own page. */
  own: '/my/matches',
  /** One match of one's own entry: where it is put away. */
  pattern: '/listings/:slug/matches/:other',
  match: (slug: string, other: string) => pathTo('/listings/:slug/matches/:other', { slug, other }),
  undoPattern: '/listings/:slug/matches/:other/undo',
  undo: (slug: string, other: string) => pathTo('/listings/:slug/matches/:other/undo', { slug, other }),
  dismissed: '/curate/matches',
  apiPattern: '/api/v1/listings/:id/matches',
  api: (id: string) => pathTo('/api/v1/listings/:id/matches', { id }),
  dismissedPage: (page: number) => withQuery('/curate/matches', { page: page === 1 ? null : page }),
  /** Pages of other features, at the addresses that product.md fixes. */
  listing: (slug: string) => pathTo('/listings/:slug', { slug }),
} as const;
