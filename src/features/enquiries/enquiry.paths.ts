import { pathTo, type QueryValue, withQuery } from '#web/paths.ts';

/** Addresses of enquiries. */
export const enquiryPaths = {
  list: '/enquiries',
  listPage: (query: Readonly<Record<'page', QueryValue>>) => withQuery('/enquiries', query),
  askPattern: '/listings/:slug/ask',
  ask: (slug: string) => pathTo('/listings/:slug/ask', { slug }),
  pattern: '/enquiries/:id',
  show: (id: string) => pathTo('/enquiries/:id', { id }),
  /** With what has just been done, so that the page can say so. */
  after: (id: string, done: 'asked' | 'sent') => withQuery(pathTo('/enquiries/:id', { id }), { done }),
  readPattern: '/enquiries/:id/read',
  read: (id: string) => pathTo('/enquiries/:id/read', { id }),
  answerPattern: '/answer/:token',
  answer: (token: string) => pathTo('/answer/:token', { token }),
  answered: (token: string) => withQuery(pathTo('/answer/:token', { token }), { done: 'sent' }),
  overdue: '/curate/overdue',

  /** Pages of other features, at the addresses that product.md fixes. */
  listing: (slug: string) => pathTo('/listings/:slug', { slug }),
  organisation: (slug: string) => pathTo('/organisations/:slug', { slug }),
  newListing: '/listings/new',
  ledger: '/reports/exchanges',
} as const;
