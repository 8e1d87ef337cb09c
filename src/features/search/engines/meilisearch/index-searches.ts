import type { MultiSearchQuery } from 'meilisearch';
import type { KnownWords } from '../../reading/index.ts';
import { type FacetName, facetNames, type SearchQuery, type SearchResult } from '../../search.model.ts';
import type { AskSearches, SearchAnswer } from './connection.ts';
import { conditions, isAmong } from './filters.ts';
import { indexShape } from './settings.ts';

/** Which of the entries found are wanted. */
export interface Window {
  offset: number;
  limit: number;
}

/** Writes the searches that one query asks of the index; `text` is always a filter, or null for every entry. */
export interface IndexSearches {
  /** Entries in order: by the ranking text, or by what the query sorts by. */
  hits(text: string | null, ranking: string, window: Window): MultiSearchQuery;
  /** The first entries in order, with their titles and summaries as the index has them. */
  candidates(text: string, ranking: string, most: number): MultiSearchQuery;
  /** Which entries have it, in no order and by themselves; `most` says how many there can be. */
  entries(text: string, most: number): MultiSearchQuery;
  /** The exact total and every facet's counts; {@link figuresOf} reads the answers. */
  figures(text: string | null): MultiSearchQuery[];
  /** How many entries have the words, whatever else was asked. */
  count(text: string | null): MultiSearchQuery;
}

/** What the parts of one search share. */
export interface Asking {
  ask: AskSearches;
  searches: IndexSearches;
  words: KnownWords;
}

const ofThisShape = isAmong('shape', [indexShape]);
const firstPlaces = 'place = 0';
const noHits = { page: 1, hitsPerPage: 0 };

export function indexSearches(indexUid: string, query: SearchQuery): IndexSearches {
  const { near, within, sort } = query;
  // Only then do the further places of an entry matter, and the nearest of those that match stands for it.
  const isMeasured = near !== null && (within !== null || sort === 'nearest');
  const common = { indexUid, ...(isMeasured && { distinct: 'entry' }) };
  const filter = (text: string | null, except?: FacetName) => [
    ofThisShape,
    ...(isMeasured ? [] : [firstPlaces]),
    ...(text === null ? [] : [text]),
    ...conditions(query, except),
  ];
  return {
    hits: (text, ranking, window) => ({
      ...common,
      ...window,
      filter: filter(text),
      attributesToRetrieve: ['entry', 'points'],
      ...orderOf(query, ranking),
    }),
    candidates: (text, ranking, most) => ({
      ...common,
      limit: most,
      filter: filter(text),
      attributesToRetrieve: ['entry', 'points', 'title', 'summary'],
      ...orderOf({ ...query, sort: 'relevance' }, ranking),
    }),
    entries: (text, most) => ({
      ...common,
      q: '',
      limit: most,
      filter: filter(text),
      attributesToRetrieve: ['entry', 'points'],
    }),
    figures: (text) => [
      { ...common, ...noHits, q: '', filter: filter(text), facets: facetsWithout(query) },
      ...selectedFacets(query).map((facet) => ({
        ...common,
        ...noHits,
        q: '',
        filter: filter(text, facet),
        facets: [facet],
      })),
    ],
    count: (text) => ({
      indexUid,
      ...noHits,
      q: '',
      filter: [ofThisShape, firstPlaces, ...(text === null ? [] : [text])],
    }),
  };
}

/** Reads the answers to {@link IndexSearches.figures}. */
export function figuresOf(
  query: SearchQuery,
  answers: readonly SearchAnswer[],
): Pick<SearchResult, 'total' | 'facets'> {
  const [whole, ...besides] = answers;
  const counts = new Map<string, Record<string, number>>(Object.entries(whole?.facetDistribution ?? {}));
  for (const [index, facet] of selectedFacets(query).entries()) {
    counts.set(facet, besides[index]?.facetDistribution?.[facet] ?? {});
  }
  const facet = (name: FacetName) =>
    Object.entries(counts.get(name) ?? {})
      .map(([value, count]) => ({ value, count }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return {
    total: whole?.totalHits ?? 0,
    facets: {
      kind: facet('kind'),
      sector: facet('sector'),
      theme: facet('theme'),
      skill: facet('skill'),
      category: facet('category'),
      area: facet('area'),
    },
  };
}

function selectedFacets({ filters }: SearchQuery): FacetName[] {
  return facetNames.filter((facet) => filters[facet].length > 0);
}

function facetsWithout(query: SearchQuery): FacetName[] {
  const selected = selectedFacets(query);
  return facetNames.filter((facet) => !selected.includes(facet));
}

function orderOf(
  { sort, near }: SearchQuery,
  ranking: string,
): Pick<MultiSearchQuery, 'q' | 'sort' | 'matchingStrategy'> {
  if (sort === 'relevance' && ranking !== '') return { q: ranking, matchingStrategy: 'last' };
  if (sort === 'name') return { q: '', sort: ['name:asc', 'entry:asc'] };
  if (sort === 'nearest' && near !== null) {
    return { q: '', sort: [`_geoPoint(${near.latitude}, ${near.longitude}):asc`, 'entry:asc'] };
  }
  return { q: '', sort: ['publishedAt:desc', 'entry:asc'] };
}
