import { describe, expect, it } from 'vitest';
import { type SearchDocument, type SearchQuery, wholeDirectory } from '../../search.model.ts';
import { faultText } from './connection.ts';
import { hashOf, toIndexedDocuments, tokensOf } from './documents.ts';
import { conditions, isAmong } from './filters.ts';
import { isSupportedVersion } from './server-version.ts';
import { indexSettings, indexShape } from './settings.ts';

const entry: SearchDocument = {
  rowId: 12,
  title: 'IT help for the Drop-in',
  summary: '',
  description: 'Older people',
  organisationName: 'Lantern Trust',
  placeNames: ['Park East', 'Cockerton'],
  kind: 'service',
  sector: 'third-sector',
  themes: ['older-people'],
  skills: [],
  category: null,
  areas: ['cockerton'],
  points: [],
  availability: null,
  confirmedOn: '1970-01-03',
  publishedAt: new Date(5),
};
const documentsOf = (change: object = {}) => toIndexedDocuments({ ...entry, ...change }, 'shape');

describe('documents', () => {
  it('hold every term, neighbours within a field, and the title’s fillers apart', () => {
    const [document] = documentsOf();
    const terms = document?.terms ?? [];
    expect(terms).toEqual(
      expect.arrayContaining(['it_', 'help', 'it_ help', 'dropin', '_for', '_the', 'old people']),
    );
    // Neither from one field or place into the next, nor with what is written together.
    for (const pair of ['east cockerton', 'people lantern', 'dropin old']) expect(terms).not.toContain(pair);
    expect(document).toMatchObject({ id: '12', entry: 12, place: 0, confirmedDay: 2, publishedAt: 5 });
    expect(document?._geo).toBeUndefined();
  });

  it('are one for each place, alike but for where it is', () => {
    const points = [
      { latitude: 54.5, longitude: -1.5 },
      { latitude: 54.6, longitude: -1.6 },
    ];
    const [first, second, ...others] = documentsOf({ points });
    expect(others).toEqual([]);
    expect(first).toMatchObject({ id: '12', place: 0, _geo: { lat: 54.5, lng: -1.5 } });
    expect(second).toEqual({ ...first, id: '12-1', place: 1, _geo: { lat: 54.6, lng: -1.6 } });
    expect(first?.points).toEqual([54.5, -1.5, 54.6, -1.6]);
  });

  it('have another hash whenever anything of the entry is other', () => {
    const changes = [
      {},
      { title: 'x' },
      { confirmedOn: null },
      { points: [{ latitude: 1, longitude: 2 }] },
      { areas: [] },
    ];
    expect(new Set(changes.map((change) => hashOf({ ...entry, ...change }))).size).toBe(changes.length);
    expect(hashOf({ ...entry })).toBe(hashOf({ ...entry, publishedAt: new Date(5) }));
  });

  it.each([
    ['it_ help', 'it0 help'],
    ['book keep _ bookkeep', 'book keep. bookkeep'],
  ])('write %s as %s, which the server leaves whole', (terms, tokens) =>
    expect(tokensOf(terms)).toBe(tokens),
  );
});

describe('filters', () => {
  it.each<[string, Partial<SearchQuery>, string[]]>([
    ['nothing', {}, []],
    [
      'values of one facet, and another facet',
      { filters: { ...wholeDirectory.filters, theme: ['a', 'b'], kind: ['need'] } },
      ['kind IN ["need"]', 'theme IN ["a", "b"]'],
    ],
    [
      'a day',
      { availableOn: '1970-01-08' },
      ['(availableDates = 7 OR (availableFrom <= 7 AND availableUntil >= 7 AND availableDays IN [4, 8]))'],
    ],
    ['a place without a distance', { near: { latitude: 54, longitude: -1 } }, []],
    [
      'a distance, in metres on the server’s Earth',
      { near: { latitude: 54, longitude: -1 }, within: 3958.7613 },
      ['_geoRadius(54, -1, 6371000)'],
    ],
  ])('say %s', (_, change, expected) =>
    expect(conditions({ ...wholeDirectory, ...change })).toEqual(expected),
  );

  it('leave a facet’s own selection out where its values are counted', () => {
    const query = { ...wholeDirectory, filters: { ...wholeDirectory.filters, theme: ['a'], kind: ['need'] } };
    expect(conditions(query, 'theme')).toEqual(['kind IN ["need"]']);
  });

  it.each([
    ['"] OR kind IN ["need', 'skill IN ["\\"] OR kind IN [\\"need"]'],
    ['ends with \\', 'skill IN []'],
    ["'quoted'", `skill IN ["'quoted'"]`],
  ])('keep the value %s inside its quotation marks', (value, expected) =>
    expect(isAmong('skill', [value])).toBe(expected),
  );
});

describe('the server', () => {
  it.each([
    ['1.50.0', true],
    ['1.61.2', true],
    ['1.49.9', false],
    ['2.0.0', false],
    ['nonsense', false],
    ['', false],
  ])('of version %s: %s', (version, expected) => expect(isSupportedVersion(version)).toBe(expected));

  it('is told every setting, and has no cap below what there may ever be', () => {
    expect(indexSettings.pagination.maxTotalHits).toBeGreaterThan(1_000_000);
    expect(indexSettings.faceting.maxValuesPerFacet).toBeGreaterThan(500);
    expect(indexSettings.rankingRules.at(-2)).toBe('confirmedDay:desc');
    expect(indexShape).toMatch(/^[0-9a-f]{12}$/);
  });

  it.each([
    [new SyntaxError('Unexpected token < in JSON'), 'The answer is no JSON'],
    [
      new Error('Request failed', { cause: new Error('connect ECONNREFUSED') }),
      'Request failed: connect ECONNREFUSED',
    ],
    ['text', 'text'],
  ])('has its faults told in one line: %s', (error, expected) => expect(faultText(error)).toBe(expected));
});
