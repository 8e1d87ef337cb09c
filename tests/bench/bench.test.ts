import { describe, expect, it } from 'vitest';
import { createRandom } from '../../seeds/scale/index.ts';
import { facetNames, type SearchDocument, type SearchQuery } from '../../src/features/search/index.ts';
import { percentile } from './figures.ts';
import { createMiniSearchEngine } from './minisearch-engine.ts';
import { facetValues, makeQueries, wordsOf } from './queries.ts';

/** What the measurements rest on: the searches that are asked, and that both engines count alike. */

const random = createRandom(11);
const vocabulary = Array.from(
  { length: 400 },
  (_, at) => `w${[...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}xenor`,
);

const documents = Array.from({ length: 500 }, (_, at): SearchDocument => {
  const text = (length: number) => random.some(vocabulary, length).join(' ');
  return {
    rowId: at + 1,
    title: text(4),
    summary: text(10),
    description: text(20),
    organisationName: 'Trust',
    placeNames: [],
    kind: random.pick(['service', 'need', 'skill']),
    sector: random.pick(['business', 'third-sector']),
    themes: random.some(['arts-culture', 'older-people', 'environment'], 2),
    skills: random.some(['payroll', 'driving'], random.between(0, 1)),
    category: random.pick(['space', 'people', null]),
    areas: random.some(['cockerton', 'college', 'whole-borough'], 2),
    points: [],
    availability: null,
    confirmedOn: null,
    publishedAt: new Date(0),
  };
});
const frequencies = new Map<string, number>();
for (const { title, summary, description } of documents) {
  for (const word of new Set(wordsOf(`${title} ${summary} ${description}`))) {
    frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  }
}
// As in a directory a hundred times as large, in which these words would be rare.
const material = {
  documents,
  frequencies: new Map([...frequencies.keys()].map((word) => [word, 5])),
  listings: 50_000,
};

describe('the searches', () => {
  const queries = makeQueries(material, 600, 1);

  it('are the same each time', () => {
    expect(makeQueries(material, 600, 1)).toEqual(queries);
  });

  it.each([
    ['a typing error', 180, (at: number) => queries[at]?.shape === 'typo'],
    ['an unfinished word', 120, (at: number) => queries[at]?.shape === 'prefix'],
    ['one word', 180, (at: number) => queries[at]?.query.text.split(' ').length === 1],
    ['three words', 180, (at: number) => queries[at]?.query.text.split(' ').length === 3],
    [
      'facets',
      270,
      (at: number) => Object.values(queries[at]?.query.filters ?? {}).some((values) => values.length > 0),
    ],
  ])('have %s as often as was agreed', (_, count, has) => {
    expect(queries.filter((_query, at) => has(at))).toHaveLength(count);
  });

  it('misspell one word, as no entry spells it, and ask for facets that the intended entry has', () => {
    for (const { query, shape, intended } of queries) {
      const unknown = query.text.split(' ').filter((word) => !frequencies.has(word));
      if (shape === 'typo') expect(unknown).toHaveLength(1);
      if (shape === 'whole') expect(unknown).toEqual([]);
      const document = documents[intended - 1];
      for (const facet of facetNames) {
        const values = document ? facetValues(document, facet) : [];
        expect(
          query.filters[facet].length === 0 || query.filters[facet].some((value) => values.includes(value)),
        ).toBe(true);
      }
    }
  });
});

describe('MiniSearch as it is measured', () => {
  const engine = createMiniSearchEngine();
  engine.add(documents);

  it('counts each facet without its own selection, as the embedded engine does', () => {
    for (const { query } of makeQueries(material, 20, 2)) {
      const whole = {
        ...query,
        filters: { kind: [], sector: [], theme: [], skill: [], category: [], area: [] },
      };
      const matching = engine.search({ ...whole, perPage: documents.length }).hits.map((hit) => hit.rowId);
      const result = engine.search(query);
      const passes = (rowId: number, without?: string) =>
        facetNames.every((facet) => facet === without || isChosen(query, rowId, facet));
      expect(result.total).toBe(matching.filter((rowId) => passes(rowId)).length);
      expect(result.hits.length).toBe(Math.min(20, result.total));
      for (const facet of facetNames) {
        const counted = new Map<string, number>();
        for (const rowId of matching.filter((each) => passes(each, facet))) {
          for (const value of valuesOf(rowId, facet)) counted.set(value, (counted.get(value) ?? 0) + 1);
        }
        expect(new Map(result.facets[facet].map(({ value, count }) => [value, count]))).toEqual(counted);
      }
    }
  });
});

function valuesOf(rowId: number, facet: (typeof facetNames)[number]): readonly string[] {
  const document = documents[rowId - 1];
  return document ? facetValues(document, facet) : [];
}

function isChosen(query: SearchQuery, rowId: number, facet: (typeof facetNames)[number]): boolean {
  const wanted = query.filters[facet];
  return wanted.length === 0 || valuesOf(rowId, facet).some((value) => wanted.includes(value));
}

it.each([
  [0.5, 50],
  [0.95, 95],
  [0.99, 99],
  [1, 100],
])('percentile %d of the numbers to 100 is %d', (share, value) => {
  expect(
    percentile(
      Array.from({ length: 100 }, (_, at) => 100 - at),
      share,
    ),
  ).toBe(value);
});
