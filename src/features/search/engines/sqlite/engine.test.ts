import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase, transaction } from '#db/client.ts';
import { isoWeekday } from '#platform/clock.ts';
import { aDocument, aQuery, contractVocabulary } from '../../../../../tests/contract/search-documents.ts';
import { emptyDatabase } from '../../../../../tests/support/memory-database.ts';
import { testClock } from '../../../../../tests/support/test-clock.ts';
import { type FacetName, facetNames, type SearchDocument, type SearchQuery } from '../../search.model.ts';
import { createSqliteEngine, type SqliteEngine } from './index.ts';

const folders: string[] = [];
const opened: Database[] = [];

afterEach(() => {
  for (const database of opened.splice(0)) database.$client.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function engineOn(database: Database): SqliteEngine {
  return createSqliteEngine({ database, vocabulary: () => contractVocabulary, clock: testClock() });
}

/** Two processes' worth of connections on one file. */
function twoEngines(): [[Database, SqliteEngine], [Database, SqliteEngine]] {
  const folder = mkdtempSync(path.join(tmpdir(), 'search-engine-'));
  folders.push(folder);
  const file = path.join(folder, 'directory.db');
  const first = emptyDatabase(file);
  const second = openDatabase(file);
  opened.push(first, second);
  return [
    [first, engineOn(first)],
    [second, engineOn(second)],
  ];
}

// Short words: none is corrected, joined or taken apart, so that what must be found is plain to say.
const words = ['aid', 'boat', 'bank', 'choir', 'club', 'food', 'lunch', 'park', 'sin', 'sing', 'walk'];
const values = {
  kind: ['service', 'need', 'resource'],
  sector: ['third-sector', 'business'],
  theme: ['arts-culture', 'older-people', 'sport-leisure', 'food-essentials'],
  // More than fit into one column of bits.
  skill: Array.from({ length: 40 }, (_, index) => `skill-${index}`),
  category: ['space', 'goods', 'people'],
  area: ['cockerton', 'haughton', 'whole-borough'],
} as const satisfies Record<FacetName, readonly string[]>;
const days = ['2026-11-23', '2026-11-24', '2026-11-29', '2026-12-25'];

const someWords = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((list) => list.join(' '));
const somePoint = fc.record({
  latitude: fc.double({ min: 54.4, max: 54.7, noNaN: true }),
  longitude: fc.double({ min: -1.8, max: -1.3, noNaN: true }),
});
const day = fc.constantFrom(...days);

const someDocument: fc.Arbitrary<SearchDocument> = fc
  .record({
    rowId: fc.integer({ min: 1, max: 40 }),
    title: someWords,
    summary: someWords,
    description: someWords,
    kind: fc.constantFrom(...values.kind),
    sector: fc.constantFrom(...values.sector),
    themes: fc.subarray([...values.theme]),
    skills: fc.subarray(values.skill.slice(), { maxLength: 3 }),
    category: fc.option(fc.constantFrom(...values.category)),
    areas: fc.subarray([...values.area]),
    points: fc.array(somePoint, { maxLength: 3 }),
    availability: fc.option(
      fc.record({
        from: fc.option(day),
        until: fc.option(day),
        weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
        dates: fc.uniqueArray(day, { maxLength: 2 }),
      }),
    ),
    publishedAt: fc.integer({ min: 0, max: 3 }).map((hour) => new Date(hour * 3_600_000)),
  })
  .map((change) => aDocument(change));

const someQuery: fc.Arbitrary<SearchQuery> = fc
  .record({
    text: fc.oneof(
      fc.constant(''),
      fc.subarray(words, { minLength: 1, maxLength: 2 }).map((list) => list.join(' ')),
      fc.constantFrom('si', 'food b', 'cl'),
    ),
    filters: fc.record({
      kind: fc.subarray([...values.kind], { maxLength: 2 }),
      sector: fc.subarray([...values.sector], { maxLength: 1 }),
      theme: fc.subarray([...values.theme], { maxLength: 2 }),
      skill: fc.subarray(values.skill.slice(), { maxLength: 2 }),
      category: fc.subarray([...values.category], { maxLength: 1 }),
      area: fc.subarray([...values.area], { maxLength: 1 }),
    }),
    near: fc.option(somePoint),
    within: fc.option(fc.double({ min: 0.1, max: 20, noNaN: true })),
    availableOn: fc.option(day, { freq: 2 }),
    sort: fc.constantFrom('relevance', 'newest', 'name', 'nearest'),
    page: fc.integer({ min: 1, max: 4 }),
    perPage: fc.constantFrom(3, 100),
  })
  .map((change) => aQuery('', { ...change, sort: change.sort as SearchQuery['sort'] }));

function hasText(document: SearchDocument, text: string): boolean {
  const has = [document.title, document.summary, document.description, document.organisationName]
    .join(' ')
    .toLowerCase()
    .split(' ');
  const asked = text.split(' ').filter(Boolean);
  return asked.every((word, index) =>
    has.some((each) => each === word || (index === asked.length - 1 && each.startsWith(word))),
  );
}

function valuesOf(document: SearchDocument): Record<FacetName, readonly string[]> {
  return {
    kind: [document.kind],
    sector: [document.sector],
    theme: document.themes,
    skill: document.skills,
    category: document.category ? [document.category] : [],
    area: document.areas,
  };
}

function milesBetween(a: SearchDocument['points'][number], b: SearchDocument['points'][number]): number {
  const radians = Math.PI / 180;
  const [x, y] = [a.latitude * radians, b.latitude * radians];
  const across = Math.cos((a.longitude - b.longitude) * radians);
  return 3958.7613 * Math.acos(Math.min(1, Math.sin(x) * Math.sin(y) + Math.cos(x) * Math.cos(y) * across));
}

function isFree({ availability }: SearchDocument, date: string): boolean {
  if (!availability) return false;
  const { from, until, weekdays, dates } = availability;
  if (dates.includes(date)) return true;
  if ((from !== null && date < from) || (until !== null && date > until)) return false;
  if (weekdays.length > 0) return weekdays.includes(isoWeekday(date));
  return dates.length === 0 && (from !== null || until !== null);
}

/** What a search must find, by looking at every document. */
function bruteForce(documents: ReadonlyMap<number, SearchDocument>, query: SearchQuery) {
  const candidates = [...documents.values()].filter(
    (document) =>
      hasText(document, query.text) &&
      (query.availableOn === null || isFree(document, query.availableOn)) &&
      (query.near === null ||
        query.within === null ||
        document.points.some((point) => milesBetween(point, query.near ?? point) <= (query.within ?? 0))),
  );
  const passes = (document: SearchDocument, except: FacetName | null) =>
    facetNames.every((facet) => {
      const chosen = query.filters[facet];
      return (
        facet === except ||
        chosen.length === 0 ||
        valuesOf(document)[facet].some((each) => chosen.includes(each))
      );
    });
  const facets = Object.fromEntries(
    facetNames.map((facet) => {
      const counts = new Map<string, number>();
      for (const document of candidates.filter((each) => passes(each, facet))) {
        for (const value of valuesOf(document)[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [facet, Object.fromEntries(counts)];
    }),
  );
  return { rows: candidates.filter((each) => passes(each, null)).map((each) => each.rowId), facets };
}

async function expectBruteForce(
  engine: SqliteEngine,
  documents: ReadonlyMap<number, SearchDocument>,
  query: SearchQuery,
): Promise<void> {
  const expected = bruteForce(documents, query);
  const result = await engine.search(query);
  expect(result.total).toBe(expected.rows.length);
  const facets = Object.fromEntries(
    facetNames.map((facet) => [
      facet,
      Object.fromEntries(result.facets[facet].map(({ value, count }) => [value, count])),
    ]),
  );
  expect(facets).toEqual(expected.facets);
  const whole = await engine.search({ ...query, page: 1, perPage: 100 });
  expect(whole.hits.map((hit) => hit.rowId).toSorted()).toEqual(expected.rows.toSorted());
  // Asked of every second row alone, whether it is in the index or not, it finds the same of them.
  const some = Array.from({ length: 20 }, (_, index) => 2 * index + 1);
  expect(engine.foundAmong(query, some)).toEqual(some.filter((row) => expected.rows.includes(row)));
  const from = (query.page - 1) * query.perPage;
  expect(result.hits).toEqual(whole.hits.slice(from, from + query.perPage));
}

type Step =
  | { does: 'index'; document: SearchDocument; by: 0 | 1 }
  | { does: 'remove'; rowId: number; by: 0 | 1 }
  | { does: 'fail'; document: SearchDocument; by: 0 | 1 }
  | { does: 'upkeep'; by: 0 | 1 }
  | { does: 'search'; query: SearchQuery; by: 0 | 1 };

const by = fc.constantFrom(0 as const, 1 as const);
const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('index' as const), document: someDocument, by }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('remove' as const),
      rowId: fc.integer({ min: 1, max: 40 }),
      by,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('fail' as const), document: someDocument, by }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('upkeep' as const), by }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('search' as const), query: someQuery, by }) },
);

describe('the embedded engine', () => {
  test('totals, facets and pages equal a count by hand, whoever writes and whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someStep, { minLength: 20, maxLength: 60 }), async (steps) => {
        const engines = twoEngines();
        const documents = new Map<number, SearchDocument>();
        for (const step of steps) {
          const [database, engine] = engines[step.by];
          if (step.does === 'index') {
            transaction(database, (tx) => engine.index(tx, step.document));
            documents.set(step.document.rowId, step.document);
          } else if (step.does === 'remove') {
            transaction(database, (tx) => engine.remove(tx, step.rowId));
            documents.delete(step.rowId);
          } else if (step.does === 'fail') {
            const failing = () =>
              transaction(database, (tx) => {
                engine.index(tx, step.document);
                throw new Error('the change is refused');
              });
            expect(failing).toThrow('the change is refused');
          } else if (step.does === 'upkeep') engine.mergeStep();
          else await expectBruteForce(engine, documents, step.query);
        }
        for (const [, engine] of engines) await expectBruteForce(engine, documents, aQuery());
        for (const [database] of engines) database.$client.close();
      }),
      { numRuns: 60, seed: 2009 },
    );
  });

  test('a word is known while an entry has it, and no longer', async () => {
    const [[database, engine], [, other]] = twoEngines();
    const document = aDocument({ title: 'Xylophone' });
    transaction(database, (tx) => engine.index(tx, document));
    expect((await other.search(aQuery('xylophne'))).corrections).toEqual([
      { from: 'xylophne', to: 'xylophone' },
    ]);
    transaction(database, (tx) => engine.index(tx, { ...document, title: 'Trumpet' }));
    expect((await other.search(aQuery('xylophne'))).unmatched).toEqual(['xylophne']);
    expect((await other.search(aQuery('trumpt'))).total).toBe(1);
    transaction(database, (tx) => engine.remove(tx, document.rowId));
    expect((await other.search(aQuery('trumpet'))).unmatched).toEqual(['trumpet']);
    const left = database.$client.prepare('SELECT count(*) FROM search_words').pluck().get();
    expect(left).toBe(0);
  });

  test('a process that lags behind what the log keeps reads everything', async () => {
    const [[database, engine], [, other]] = twoEngines();
    const documents = Array.from({ length: 20 }, () => aDocument({ title: 'Choir' }));
    transaction(database, (tx) => engine.index(tx, documents[0] ?? aDocument()));
    expect((await other.search(aQuery('choir'))).total).toBe(1);
    transaction(database, (tx) => {
      for (const document of documents) engine.index(tx, document);
    });
    database.$client.exec(
      'DELETE FROM search_changes WHERE sequence < (SELECT max(sequence) FROM search_changes)',
    );
    expect((await other.search(aQuery('choir'))).total).toBe(20);
    expect((await other.search(aQuery())).facets.kind).toEqual([{ value: 'service', count: 20 }]);
  });

  test('building anew takes in what is missing and out what is gone', async () => {
    const [[database, engine], [, other]] = twoEngines();
    const [kept, gone, added] = ['Kept', 'Gone', 'Added'].map((title) => aDocument({ title }));
    if (!kept || !gone || !added) throw new Error('three documents were made');
    expect(engine.isCurrent()).toBe(false);
    transaction(database, (tx) => {
      engine.index(tx, kept);
      engine.index(tx, gone);
    });
    const now = new Map([kept, added].map((each) => [each.rowId, each]));
    const built = engine.rebuild({
      searchableRowIds: () => [...now.keys()],
      read: (_, rowIds) => rowIds.flatMap((row) => now.get(row) ?? []),
    });
    expect(built).toEqual({ indexed: 2, removed: 1 });
    expect(engine.isCurrent()).toBe(true);
    expect((await other.search(aQuery())).hits.map((hit) => hit.rowId).toSorted()).toEqual(
      [kept.rowId, added.rowId].toSorted(),
    );
  });

  test('building anew gives words that stay the terms that they have now', async () => {
    const [[database, engine], [, other]] = twoEngines();
    const club = aDocument({ title: 'Boxing club' });
    transaction(database, (tx) => engine.index(tx, club));
    // As a version that took boxing for boxes would have left it.
    database.$client.prepare("UPDATE search_words SET term = 'box' WHERE word = 'boxing'").run();
    engine.rebuild({ searchableRowIds: () => [club.rowId], read: () => [club] });
    expect((await other.search(aQuery('boxing club'))).hits.map((hit) => hit.rowId)).toEqual([club.rowId]);
  });

  test('nothing is searched or written where it can’t be taken back', async () => {
    const [[database, engine]] = twoEngines();
    await transaction(database, () => {
      // The promise is only looked at after the transaction; the search has refused by then.
      const refused = expect(engine.search(aQuery())).rejects.toThrow('never runs inside a transaction');
      return { refused };
    }).refused;
    const outside = database as unknown as Parameters<SqliteEngine['index']>[0];
    expect(() => engine.index(outside, aDocument())).toThrow('inside a transaction only');
  });

  test('a thousand single changes leave an index that merges to an end', async () => {
    const [[database, engine]] = twoEngines();
    for (let change = 0; change < 1_000; change += 1) {
      transaction(database, (tx) =>
        engine.index(tx, aDocument({ rowId: 1 + (change % 50), title: `Choir ${change}` })),
      );
    }
    let steps = 0;
    while (engine.mergeStep() && steps < 1_000) steps += 1;
    expect(steps).toBeLessThan(1_000);
    expect((await engine.search(aQuery('choir'))).total).toBe(50);
    expect((await engine.search(aQuery('999'))).total).toBe(1);
    expect((await engine.search(aQuery('500', { asTyped: true }))).total).toBe(0);
  });

  test('a few single changes wait to be merged with others, many do not', () => {
    const [[database, engine]] = twoEngines();
    const segments = database.$client.prepare('SELECT count(DISTINCT segid) FROM search_index_idx').pluck();
    const changeAndMerge = (from: number, to: number) => {
      for (let rowId = from; rowId <= to; rowId += 1) {
        transaction(database, (tx) => engine.index(tx, aDocument({ rowId })));
      }
      while (engine.mergeStep());
      return segments.get();
    };
    expect(changeAndMerge(1, 15)).toBe(15);
    expect(changeAndMerge(16, 16)).toBe(1);
  });
});
