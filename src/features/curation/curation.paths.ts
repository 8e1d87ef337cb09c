import { pathTo, type QueryValue, sitePaths, withQuery } from '#web/paths.ts';

/** Two records that are compared, by their public ids. */
interface MergePair {
  type: 'organisation' | 'listing';
  one: string;
  other: string;
}

/** Addresses of the curators' desk, of histories, and of what readers tell. */
export const curationPaths = {
  desk: sitePaths.curate,
  /** The desk with one of its lists, an item of it, and what was narrowed. */
  deskWith: (query: Readonly<Record<string, QueryValue>>) => withQuery(sitePaths.curate, query),
  item: (id: string) => withQuery(sitePaths.curate, { item: id }),
  decide: '/curate/decide',
  assign: '/curate/assign',
  undo: '/curate/undo',
  trust: '/curate/trust',
  decided: '/curate/decided',
  /** A page of matching: what organisations put away, and why. */
  dismissedMatches: '/curate/matches',
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

  /** How often an entry is to be confirmed, and an organisation's call: pages of freshness, above this feature. */
  listingInterval: (slug: string) => pathTo('/listings/:slug/interval', { slug }),
  organisationCall: (slug: string) => pathTo('/curate/calls/:slug', { slug }),

  listingReportPattern: '/listings/:slug/report',
  listingReport: (slug: string) => pathTo('/listings/:slug/report', { slug }),
  organisationReportPattern: '/organisations/:slug/report',
  organisationReport: (slug: string) => pathTo('/organisations/:slug/report', { slug }),
  reportThanks: '/report-thanks',

  synonyms: '/curate/synonyms',
  synonymsWith: (query: Readonly<Record<string, QueryValue>>) => withQuery('/curate/synonyms', query),
  newSynonyms: '/curate/synonyms/new',
  synonymGroupPattern: '/curate/synonyms/:id',
  synonymGroup: (id: string) => pathTo('/curate/synonyms/:id', { id }),
  removeSynonymsPattern: '/curate/synonyms/:id/remove',
  removeSynonyms: (id: string) => pathTo('/curate/synonyms/:id/remove', { id }),
  restoreSynonymsPattern: '/curate/synonyms/:id/go-back',
  restoreSynonyms: (id: string) => pathTo('/curate/synonyms/:id/go-back', { id }),

  /** Pages of other features, at the addresses that product.md fixes. */
  reports: '/reports',
  searches: '/reports/searches',
  overdue: '/curate/overdue',
  listing: (slug: string) => pathTo('/listings/:slug', { slug }),
  editListing: (slug: string) => pathTo('/listings/:slug/edit', { slug }),
  organisation: (slug: string) => pathTo('/organisations/:slug', { slug }),
  editOrganisation: (slug: string) => pathTo('/organisations/:slug/edit', { slug }),
} as const;
