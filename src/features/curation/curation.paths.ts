import { pathTo, type QueryValue, withQuery } from '#web/paths.ts';

/** Addresses of the curators' desk, of histories, and of what readers tell. */
export const curationPaths = {
  desk: '/curate',
  /** The desk with one of its lists, an item of it, and what was narrowed. */
  deskWith: (query: Readonly<Record<string, QueryValue>>) => withQuery('/curate', query),
  item: (id: string) => withQuery('/curate', { item: id }),
  decide: '/curate/decide',
  assign: '/curate/assign',
  undo: '/curate/undo',
  trust: '/curate/trust',
  decided: '/curate/decided',
  decidedBefore: (eventRowId: number) => withQuery('/curate/decided', { before: eventRowId }),

  listingHistoryPattern: '/listings/:slug/history',
  listingHistory: (slug: string) => pathTo('/listings/:slug/history', { slug }),
  organisationHistoryPattern: '/organisations/:slug/history',
  organisationHistory: (slug: string) => pathTo('/organisations/:slug/history', { slug }),

  listingReportPattern: '/listings/:slug/report',
  listingReport: (slug: string) => pathTo('/listings/:slug/report', { slug }),
  organisationReportPattern: '/organisations/:slug/report',
  organisationReport: (slug: string) => pathTo('/organisations/:slug/report', { slug }),
  reportThanks: '/report-thanks',

  /** Pages of other features, at the addresses that product.md fixes. */
  my: '/my',
  overdue: '/curate/overdue',
  listing: (slug: string) => pathTo('/listings/:slug', { slug }),
  editListing: (slug: string) => pathTo('/listings/:slug/edit', { slug }),
  organisation: (slug: string) => pathTo('/organisations/:slug', { slug }),
  editOrganisation: (slug: string) => pathTo('/organisations/:slug/edit', { slug }),
} as const;
