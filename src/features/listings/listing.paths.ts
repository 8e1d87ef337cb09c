import { pathTo, type QueryValue, sitePaths, withQuery } from '#web/paths.ts';

/** Addresses of listings, and of the fixed pages that they link to. */
export const listingPaths = {
  pattern: '/listings/:slug',
  show: (slug: string) => pathTo('/listings/:slug', { slug }),
  apiPattern: '/api/v1/listings/:id',
  api: (id: string) => pathTo('/api/v1/listings/:id', { id }),
  /** With what has just been done to it, so that its page can say so and offer to undo it. */
  showAfter: (slug: string, after: { done: string; was?: string }) =>
    withQuery(pathTo('/listings/:slug', { slug }), after),
  new: '/listings/new',
  /** With an identifier, the form of one entry, which leads on to what has become of it. */
  newOf: (query: Readonly<Record<'kind' | 'category' | 'organisation', QueryValue>> & { entry?: string }) =>
    withQuery('/listings/new', query),
  editPattern: '/listings/:slug/edit',
  edit: (slug: string) => pathTo('/listings/:slug/edit', { slug }),
  editAt: (slug: string, query: { saved?: string; open?: string }) =>
    withQuery(pathTo('/listings/:slug/edit', { slug }), query),
  sentPattern: '/listings/:slug/sent',
  sent: (slug: string) => pathTo('/listings/:slug/sent', { slug }),
  /** The same for whoever sent it once more. */
  sentAlready: (slug: string) => withQuery(pathTo('/listings/:slug/sent', { slug }), { already: '1' }),
  statePattern: '/listings/:slug/state',
  state: (slug: string) => pathTo('/listings/:slug/state', { slug }),
  confirmPattern: '/listings/:slug/confirm',
  confirm: (slug: string) => pathTo('/listings/:slug/confirm', { slug }),
  copyPattern: '/listings/:slug/copy',
  copy: (slug: string) => pathTo('/listings/:slug/copy', { slug }),
  takeBackPattern: '/listings/:slug/take-back',
  takeBack: (slug: string) => pathTo('/listings/:slug/take-back', { slug }),
  startAgainPattern: '/listings/:slug/start-again',
  startAgain: (slug: string) => pathTo('/listings/:slug/start-again', { slug }),
  my: sitePaths.my,
  myPage: (query: Readonly<Record<'page' | 'show', QueryValue>>) => withQuery(sitePaths.my, query),
  /** One's own page, which says that a draft is gone and offers to bring it back. */
  myWithout: (thrownAway: string) => withQuery(sitePaths.my, { thrownAway }),
  /** The same, which says that an entry was confirmed there. */
  myConfirmed: (slug: string) => withQuery(sitePaths.my, { confirmed: slug }),
  /** Pages of other features, at the addresses that product.md fixes. */
  enquiries: '/enquiries',
  organisation: (slug: string) => pathTo('/organisations/:slug', { slug }),
  theme: (slug: string) => pathTo('/themes/:slug', { slug }),
  search: (query: Readonly<Record<string, QueryValue>>) => withQuery(sitePaths.search, query),
} as const;
