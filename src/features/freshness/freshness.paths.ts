import { pathTo, sitePaths, withQuery } from '#web/paths.ts';

/** Addresses of what keeps entries true. */
export const freshnessPaths = {
  confirmPattern: '/confirm/:token',
  confirm: (token: string) => pathTo('/confirm/:token', { token }),
  /** The page of a link with one of its entries first, and what was chosen in the letter. */
  confirmEntry: (token: string, query: { entry: string; to: 'confirm' | 'withdraw' }) =>
    withQuery(pathTo('/confirm/:token', { token }), query),
  /** The page of a link with what has just been answered. */
  confirmAfter: (token: string, query: { done: string; count: number }) =>
    withQuery(pathTo('/confirm/:token', { token }), query),

  callPattern: '/curate/calls/:slug',
  /** All that an organisation is to be asked about on the telephone. */
  call: (slug: string) => pathTo('/curate/calls/:slug', { slug }),
  /** The same with what was just noted: of how many entries, and how many others had dealt with. */
  callAfter: (slug: string, query: { done: string; count: number; missed: number }) =>
    withQuery(pathTo('/curate/calls/:slug', { slug }), { ...query, missed: query.missed || null }),
  intervalPattern: '/listings/:slug/interval',
  interval: (slug: string) => pathTo('/listings/:slug/interval', { slug }),
  intervalAfter: (slug: string) => withQuery(pathTo('/listings/:slug/interval', { slug }), { done: '1' }),

  /** Pages of other features, at the addresses that product.md fixes. */
  callList: withQuery(sitePaths.curate, { list: 'calls' }),
  listing: (slug: string) => pathTo('/listings/:slug', { slug }),
  editListing: (slug: string) => pathTo('/listings/:slug/edit', { slug }),
  organisation: (slug: string) => pathTo('/organisations/:slug', { slug }),
} as const;
