import type { ListingKind } from '#features/listings/index.ts';
import type { CategorySlug, Sector } from '#features/vocabularies/index.ts';
import type { IsoDate } from '#platform/clock.ts';

/** The facets of the results page; values of one are alternatives, different ones must all hold. */
export const facetNames = ['kind', 'sector', 'theme', 'skill', 'category', 'area'] as const;
export type FacetName = (typeof facetNames)[number];

export type SearchSort = 'relevance' | 'nearest' | 'newest' | 'name';

export interface Point {
  latitude: number;
  longitude: number;
}

/** The closed set of what can be asked of an engine; every value has been checked against the vocabulary. */
export interface SearchQuery {
  /** As typed; empty finds everything. */
  text: string;
  /** Take the words as they are, without correcting typing errors. */
  asTyped: boolean;
  filters: Readonly<Record<FacetName, readonly string[]>>;
  near: Point | null;
  /** Miles from `near`. */
  within: number | null;
  availableOn: IsoDate | null;
  sort: SearchSort;
  /** From 1. */
  page: number;
  perPage: number;
}

export interface SearchHit {
  /** The listing's row, by which pages read it. */
  rowId: number;
  /** Miles from `near` to its nearest public place; null where either is unknown. */
  distanceMiles: number | null;
}

export interface Correction {
  from: string;
  to: string;
}

export interface SearchResult {
  engine: 'sqlite' | 'meilisearch';
  /** Exact number of entries that match. */
  total: number;
  hits: SearchHit[];
  /** On page 1 and where fewer than ten entries have all the words: the nearest others, at most 10. */
  partial: SearchHit[];
  /** For each facet its values with at least one entry, most first; ignores the facet's own selection. */
  facets: Record<FacetName, { value: string; count: number }[]>;
  /** Words for which something else was searched. */
  corrections: Correction[];
  /** Words of the query that no entry has, even corrected. */
  unmatched: string[];
  /** Marks what matched in a text; see {@link Highlighter}. */
  highlighter: Highlighter;
}

/** Turns a plain text into escaped HTML in which the words that matched stand in `<mark>`. */
export type Highlighter = (text: string) => string;

/** One entry as the index holds it. Nothing of a hidden site is ever in it. */
export interface SearchDocument {
  rowId: number;
  title: string;
  summary: string;
  /** Description, the details' words, and the labels of themes, skills and category. */
  description: string;
  organisationName: string;
  /** Names of the wards of its public places and of the areas it serves. */
  placeNames: string[];
  kind: ListingKind;
  sector: Sector;
  themes: readonly string[];
  skills: readonly string[];
  category: CategorySlug | null;
  areas: readonly string[];
  /** Where it is, as far as the public may know; distances are to the nearest. */
  points: readonly Point[];
  availability: {
    from: IsoDate | null;
    until: IsoDate | null;
    /** ISO 8601 weekdays. */
    weekdays: readonly number[];
    dates: readonly IsoDate[];
  } | null;
  confirmedOn: IsoDate | null;
  publishedAt: Date;
}

/** What both engines do; the contract suite in `tests/contract` says how. */
export interface SearchEngine {
  readonly name: SearchResult['engine'];
  search(query: SearchQuery): Promise<SearchResult>;
}

/** What the embedded index gives to whoever asks a search of some entries alone, such as those that are new. */
export interface SearchProbe {
  /**
   * Those of some entries that a search finds, in the order given, without ranking or counting the rest. Asks the index
   * as it is committed, so never within a transaction.
   */
  foundAmong(query: SearchQuery, rowIds: readonly number[]): number[];
}

/** Asks for everything, newest first; what is to be different is spread over it. */
export const wholeDirectory: SearchQuery = {
  text: '',
  asTyped: false,
  filters: { kind: [], sector: [], theme: [], skill: [], category: [], area: [] },
  near: null,
  within: null,
  availableOn: null,
  sort: 'newest',
  page: 1,
  perPage: 20,
};
