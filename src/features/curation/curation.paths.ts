import { pathTo, type QueryValue, withQuery } from '#web/paths.ts';

/** Two records that are compared, by their public ids. */
interface MergePair {
  type: 'organisation' | 'listing';
  one: string;
  other: string;
}

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

  /** Choosing two records to compare, and the last merges. */
  duplicates: '/curate/duplicates',
  comparePattern: '/curate/merge/:type/:one/:other',
  compare: (pair: MergePair, query: Readonly<Record<string, QueryValue>> = {}) =>
    withQuery(pathTo('/curate/merge/:type/:one/:other', pair), query),
  previewPattern: '/curate/merge/:type/:one/:other/preview',
  preview: (pair: MergePair) => pathTo('/curate/merge/:type/:one/:other/preview', pair),
  mergedPattern: '/curate/merged/:id',
  merged: (id: string) => pathTo('/curate/merged/:id', { id }),

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
  listing: (slug: string) => pathTo('/listings/:slug', { slug }),
  editListing: (slug: string) => pathTo('/listings/:slug/edit', { slug }),
  organisation: (slug: string) => pathTo('/organisations/:slug', { slug }),
  editOrganisation: (slug: string) => pathTo('/organisations/:slug/edit', { slug }),
} as const;
