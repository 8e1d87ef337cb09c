import type { SearchDocument, SearchQuery } from '../../src/features/search/search.model.ts';
import type { Skill, Theme, Vocabulary } from '../../src/features/vocabularies/index.ts';

/** Documents and queries for the engines' contract, with readable defaults. */

let rows = 0;

/** An entry of a charity that says nothing unless told. */
export function aDocument(change: Partial<SearchDocument> = {}): SearchDocument {
  rows += 1;
  return {
    rowId: rows,
    title: 'Lantern walk',
    summary: '',
    description: '',
    organisationName: 'Lantern Trust',
    placeNames: [],
    kind: 'service',
    sector: 'third-sector',
    themes: [],
    skills: [],
    category: null,
    areas: [],
    points: [],
    availability: null,
    confirmedOn: '2026-11-01',
    publishedAt: new Date('2026-10-01T09:00:00Z'),
    ...change,
  };
}

/** A search for words, or for everything, with nothing else asked. */
export function aQuery(text = '', change: Partial<SearchQuery> = {}): SearchQuery {
  return {
    text,
    asTyped: false,
    filters: { kind: [], sector: [], theme: [], skill: [], category: [], area: [] },
    near: null,
    within: null,
    availableOn: null,
    sort: text === '' ? 'newest' : 'relevance',
    page: 1,
    perPage: 100,
    ...change,
  };
}

/** The same with filters. */
export function filtered(
  filters: Partial<SearchQuery['filters']>,
  change: Partial<SearchQuery> = {},
): SearchQuery {
  const query = aQuery('', change);
  return { ...query, filters: { ...query.filters, ...filters } };
}

const bookkeeping: Skill = {
  slug: 'bookkeeping',
  label: 'Bookkeeping',
  groupSlug: 'money',
  synonyms: ['book keeper', 'doing the books'],
};

const mentalHealth: Theme = {
  slug: 'mental-health',
  label: 'Mental health',
  sentence: 'Counselling and company.',
  cues: [],
};

/** A vocabulary with the traps of the real one. */
export const contractVocabulary: Vocabulary = {
  themes: new Map([[mentalHealth.slug, mentalHealth]]),
  skills: new Map([[bookkeeping.slug, bookkeeping]]),
  skillGroups: new Map(),
  categories: new Map(),
  areas: new Map(),
  synonymGroups: [
    { direction: 'two-way', terms: ['older people', 'oap', 'pensioner'], finds: [] },
    { direction: 'one-way', terms: ['IT'], finds: ['computing', 'digital skills'] },
    { direction: 'one-way', terms: ['AA'], finds: ['alcohol'] },
    { direction: 'two-way', terms: ['citizens advice', 'CAB'], finds: [] },
    { direction: 'two-way', terms: ['home help', 'help at home'], finds: [] },
    { direction: 'one-way', terms: ['tramps'], finds: ['homeless'] },
    { direction: 'two-way', terms: ['speech therapy', 'SALT'], finds: [] },
    { direction: 'two-way', terms: ['nightfall', 'dusk'], finds: [] },
    { direction: 'two-way', terms: ['dropin', 'open door session'], finds: [] },
  ],
};
