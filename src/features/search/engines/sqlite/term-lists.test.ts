import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase, transaction } from '#db/client.ts';
import { aDocument, aQuery, contractVocabulary } from '../../../../../tests/contract/search-documents.ts';
import { emptyDatabase } from '../../../../../tests/support/memory-database.ts';
import { testClock } from '../../../../../tests/support/test-clock.ts';
import type { SearchDocument, SearchQuery } from '../../search.model.ts';
import { createSqliteEngine, type SqliteEngine } from './index.ts';
import type { ReadingLimits } from './term-lists.ts';

/*
 * What is kept of the terms in memory must answer as FTS5 does. An engine that has only just been made has read none
 * of it, and so asks FTS5 for everything: it is what the others are compared with.
 */

const folders: string[] = [];
const opened: Database[] = [];

afterEach(() => {
  for (const database of opened.splice(0)) database.$client.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function engineOn(database: Database, readingLimits?: ReadingLimits): SqliteEngine {
  return createSqliteEngine({
    database,
    vocabulary: () => contractVocabulary,
    clock: testClock(),
    ...(readingLimits && { readingLimits }),
  });
}

/** With these most of the test's terms are read in several steps, as those of a million entries are. */
const smallSteps: ReadingLimits = { atOnce: 100, ofOneTerm: 150 };

function twoConnections(): [Database, Database] {
  const folder = mkdtempSync(path.join(tmpdir(), 'term-lists-'));
  folders.push(folder);
  const file = path.join(folder, 'directory.db');
  const connections: [Database, Database] = [emptyDatabase(file), openDatabase(file)];
  opened.push(...connections);
  return connections;
}

const words =
  'food bank book keeper bookkeeping lunch club walk-in drop in the and gardening gardens IT школа café 2nd'.split(
    ' ',
  );
const rows = 700;
const someText = (most: number) =>
  fc.array(fc.constantFrom(...words), { maxLength: most }).map((list) => list.join(' '));
const someDocument: fc.Arbitrary<SearchDocument> = fc
  .record({
    rowId: fc.integer({ min: 1, max: rows }),
    title: someText(3),
    summary: someText(5),
    description: someText(9),
    organisationName: someText(2),
    placeNames: fc.array(someText(2), { maxLength: 2 }),
    kind: fc.constantFrom('service' as const, 'need' as const),
  })
  .map((change) => aDocument(change));
const someQuery: fc.Arbitrary<SearchQuery> = fc
  .record({
    text: fc.oneof(
      someText(3),
      fc.constantFrom(
        'fod bank',
        'book keepr',
        'bookkeeper',
        'gard',
        'lunch clb',
        'the',
        'bank food garden',
        'школа',
      ),
    ),
    kind: fc.subarray(['service' as const]),
    page: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ text, kind, page }) => aQuery(text, { filters: { ...aQuery().filters, kind }, page }));

type Step =
  | { does: 'write'; documents: readonly SearchDocument[]; by: 0 | 1 }
  | { does: 'remove'; rowIds: readonly number[]; by: 0 | 1 }
  | { does: 'read'; steps: number; by: 0 | 1 }
  | { does: 'merge' }
  | { does: 'search'; queries: readonly SearchQuery[]; by: 0 | 1 };

const by = fc.constantFrom(0 as const, 1 as const);
const someStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant('write' as const),
    documents: fc.array(someDocument, { minLength: 1, maxLength: 12, size: 'max' }),
    by,
  }),
  fc.record({
    does: fc.constant('remove' as const),
    rowIds: fc.array(fc.integer({ min: 1, max: rows }), { minLength: 1, maxLength: 9, size: 'max' }),
    by,
  }),
  fc.record({ does: fc.constant('read' as const), steps: fc.constantFrom(1, 3, 1_000), by }),
  fc.record({ does: fc.constant('merge' as const) }),
  fc.record({ does: fc.constant('search' as const), queries: fc.array(someQuery, { maxLength: 4 }), by }),
);
/** Enough at once for lists to be packed anew. */
const manyDocuments = fc.array(someDocument, { minLength: 1_300, maxLength: 1_300, size: 'max' });

/** All that a search says, save how it marks what it found. */
async function answerOf(engine: SqliteEngine, query: SearchQuery): Promise<object> {
  const { highlighter: _, ...answer } = await engine.search(query);
  return answer;
}

function write(database: Database, engine: SqliteEngine, documents: readonly SearchDocument[]): void {
  transaction(database, (tx) => {
    for (const document of documents) engine.index(tx, document);
  });
}

function readAll(engine: SqliteEngine): void {
  while (engine.listStep());
}

describe('terms in memory', () => {
  test('answer as FTS5 does, whoever writes, and however much of them is read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someStep, { minLength: 12, maxLength: 24, size: 'max' }),
        manyDocuments,
        manyDocuments,
        fc.array(someQuery, { minLength: 25, maxLength: 25, size: 'max' }),
        async (steps, first, second, queries) => {
          const databases = twoConnections();
          const engines = [engineOn(databases[0]), engineOn(databases[1], smallSteps)] as const;
          const compare = async (engine: SqliteEngine, asked: readonly SearchQuery[]) => {
            const plain = engineOn(databases[1]);
            for (const query of asked) {
              expect(await answerOf(engine, query), query.text).toEqual(await answerOf(plain, query));
            }
          };
          write(databases[0], engines[0], first);
          for (const step of steps) {
            if (step.does === 'write') write(databases[step.by], engines[step.by], step.documents);
            else if (step.does === 'remove') {
              const engine = engines[step.by];
              transaction(databases[step.by], (tx) => {
                for (const row of step.rowIds) engine.remove(tx, row);
              });
            } else if (step.does === 'read') {
              for (let left = step.steps; left > 0 && engines[step.by].listStep(); ) left -= 1;
            } else if (step.does === 'merge') engines[0].mergeStep();
            else await compare(engines[step.by], step.queries);
          }
          for (const engine of engines) {
            readAll(engine);
            await compare(engine, queries);
          }
          // Both follow, and one packs everything anew while the other has only what changed.
          write(databases[0], engines[0], second);
          readAll(engines[0]);
          for (const engine of engines) await compare(engine, queries);
        },
      ),
      { numRuns: 4, seed: 2009, endOnFailure: true },
    );
  });

  test('are read anew where the log doesn’t say what an entry has now', async () => {
    const [database] = twoConnections();
    const engine = engineOn(database);
    const document = aDocument({ title: 'Lunch club' });
    write(database, engine, [document]);
    expect((await engine.search(aQuery('lunch'))).total).toBe(1);
    readAll(engine);
    write(database, engine, [{ ...document, title: 'Choir practice' }]);
    // As a process of an older version would have left it.
    database.$client.exec('UPDATE search_changes SET text = NULL');
    expect((await engine.search(aQuery('choir practice'))).total).toBe(1);
    expect((await engine.search(aQuery('lunch', { asTyped: true }))).total).toBe(0);
    expect(engine.listStep()).toBe(false);
    expect((await engine.search(aQuery('choir practice'))).total).toBe(1);
  });
});
