import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import { analysisVersion, compileSynonyms } from '../../analysis/index.ts';
import { facetNames } from '../../search.model.ts';
import { documentVersion, tokensOf } from './documents.ts';

/**
 * The index's settings, all of them written out: defaults changed between versions of the server. What an entry is
 * found by is decided by filters on `terms` (see text-filter.ts); searching its fields puts what was found in order.
 */
export const indexSettings = {
  searchableAttributes: ['title', 'summary', 'description', 'organisation', 'places', 'common'],
  displayedAttributes: ['id', 'entry', 'points', 'hash', 'title', 'summary'],
  filterableAttributes: [
    {
      attributePatterns: [...facetNames, 'terms', 'entry', 'shape', 'availableDays', 'availableDates'],
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
    {
      attributePatterns: ['place', 'availableFrom', 'availableUntil'],
      features: { facetSearch: false, filter: { equality: true, comparison: true } },
    },
    '_geo',
  ],
  sortableAttributes: ['publishedAt', 'name', 'entry', '_geo'],
  // Whatever else one sorts by comes before the words; freshness decides between equals, and then who came first.
  rankingRules: [
    'sort',
    'words',
    'typo',
    'attributeRank',
    'exactness',
    'proximity',
    'wordPosition',
    'confirmedDay:desc',
    'entry:asc',
  ],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnWords: [],
    disableOnAttributes: ['common'],
    disableOnNumbers: true,
  },
  // The analyser leaves stop words out of the fields, splits words and knows no other language.
  stopWords: [],
  separatorTokens: [],
  nonSeparatorTokens: [],
  dictionary: [],
  localizedAttributes: [{ locales: ['eng'], attributePatterns: ['*'] }],
  prefixSearch: 'indexingTime',
  proximityPrecision: 'byWord',
  distinctAttribute: null,
  facetSearch: false,
  // More than there ever are: the first caps totals, and the second cuts a facet's values off by the alphabet.
  pagination: { maxTotalHits: 10_000_000 },
  faceting: { maxValuesPerFacet: 1_000, sortFacetValuesBy: { '*': 'count' } },
  searchCutoffMs: 1_500,
} satisfies Settings;

/** Changes whenever entries have to be indexed anew: with settings, documents or the analyser. */
export const indexShape = createHash('sha256')
  .update(JSON.stringify([indexSettings, documentVersion, analysisVersion]))
  .digest('hex')
  .slice(0, 12);

/**
 * The vocabulary's synonyms as the index holds its words. They take effect without indexing anything anew, and only
 * put what was found in order: which entries a synonym finds is decided by the reading of the search.
 */
export function synonymSettings(vocabulary: Vocabulary): Record<string, string[]> {
  return Object.fromEntries(
    [...compileSynonyms(vocabulary).all()].map(([key, phrases]) => [
      tokensOf(key),
      phrases.map((phrase) => tokensOf(phrase.join(' '))),
    ]),
  );
}
