import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { wholeDirectory } from '../../src/features/search/index.ts';
import { type Logger, silentLogger } from '../../src/platform/logger.ts';
import { createServices } from '../../src/services.ts';
import { problemDocument } from '../../src/web/json-api.ts';
import { capturedLog, until } from '../support/captured-log.ts';
import { formsOf, signIn } from '../support/client.ts';
import { directoryContent, faultsOf } from '../support/directory-content.ts';
import { addOrganisation } from '../support/factories.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What people get while the database is locked, full, read-only or damaged, and what the log keeps of it. */

let app: TestApp;
let log: Record<string, unknown>[];
let logger: Logger;
beforeEach(async () => {
  ({ logger, lines: log } = capturedLog());
  app = await openTestApp({ logger });
});
afterEach(() => app.close());

const file = () => app.database.$client.name;
/** Slug of an organisation that is there. */
const anOrganisation = () =>
  app.services.organisations.list({ offset: 0, limit: 1 }).organisations[0]?.slug ?? '';
/** Pages that between them read every table that a visitor sees. */
const pages = () => [
  '/',
  '/search?q=food',
  `/organisations/${anOrganisation()}`,
  '/themes',
  '/api/v1/search',
  '/api/v1/themes',
];

/** A curator who has an organisation's form open, and posts it with words that need more than what is left in a page. */
async function openWriter() {
  const curator = signIn(app, 'curator@demo.example');
  const path = `/organisations/${anOrganisation()}/edit`;
  const form = formsOf((await curator.get(path)).html).find(({ action }) => action === path);
  if (!form) throw new Error('An organisation has a form');
  const fields = form.fields.map(([name, value]): [string, string] => [
    name,
    name === 'description' ? 'Light where it is dark. '.repeat(80) : value,
  ]);
  return (headers: Record<string, string> = {}) => curator.post(path, fields, headers);
}

/** The product promises this answer within half a second; of three the quickest counts, since tests share a machine. */
async function expectSoon<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  let quickest = Number.POSITIVE_INFINITY;
  let answer = await ask();
  for (let tries = 0; tries < 3; tries += 1) {
    const start = performance.now();
    answer = await ask();
    quickest = Math.min(quickest, performance.now() - start);
  }
  expect(quickest).toBeLessThan(500);
  return answer;
}

interface Fault {
  name: string;
  /** Causes it and returns what ends it. */
  cause(): () => void;
}

const faults: Fault[] = [
  { name: 'locked by a writer', cause: () => lockWith('BEGIN IMMEDIATE') },
  { name: 'locked by whoever wants it alone', cause: () => lockWith('BEGIN EXCLUSIVE') },
  {
    name: 'full',
    cause() {
      const client = app.database.$client;
      client.pragma(`max_page_count = ${client.pragma('page_count', { simple: true })}`);
      return () => client.pragma('max_page_count = 1000000');
    },
  },
  {
    name: 'read-only',
    cause() {
      app.database.$client.pragma('query_only = ON');
      return () => app.database.$client.pragma('query_only = OFF');
    },
  },
];

/** Another process that holds the database's write lock, with something written and not committed. */
function lockWith(begin: string): () => void {
  const other = new Sqlite(file());
  other.exec(begin);
  other.exec(`UPDATE organisations SET name = 'not committed'`);
  return () => other.close();
}

describe.each(faults)('while the database is $name', ({ cause }) => {
  it('everybody goes on reading', async () => {
    const before = new Map<string, string>();
    // How long an answer took is part of it.
    const read = async (path: string) =>
      (await app.get(path)).text().then((text) => text.replace(/"tookMs":[\d.]+/, ''));
    for (const path of pages()) before.set(path, await read(path));
    const end = cause();
    for (const path of pages()) {
      expect((await app.get(path)).status, path).toBe(200);
      expect(await read(path)).toBe(before.get(path));
    }
    end();
  });

  it('who writes is told soon when to try again, and nothing has changed', async () => {
    const write = await openWriter();
    const content = directoryContent(file());
    const end = cause();

    const page = await expectSoon(() => write());
    expect([page.status, page.headers.get('Retry-After')]).toEqual([503, '5']);
    expect(page.heading).toBe('We’ll be back in a moment');
    expect(page.html.trimEnd().endsWith('</html>')).toBe(true);
    const fragment = await write({ 'HX-Request': 'true', 'HX-Request-Type': 'partial' });
    expect([fragment.status, fragment.html.startsWith('<div')]).toEqual([503, true]);
    const machine = await write({ Accept: 'application/json' });
    expect([machine.status, machine.headers.get('Retry-After')]).toEqual([503, '5']);
    expect(problemDocument.parse(JSON.parse(machine.html))).toEqual({
      type: 'about:blank',
      title: 'Not available for the moment',
      status: 503,
    });

    end();
    expect(directoryContent(file())).toEqual(content);
    expect(faultsOf(file())).toEqual([]);
    // Writing works again, and searches were not misled by what was rolled back.
    expect((await write()).status).toBe(303);
    expect(await (await app.get(`/organisations/${anOrganisation()}`)).text()).toContain(
      'Light where it is dark.',
    );
  });

  it('the worker keeps trying, and does its work afterwards', async () => {
    const end = cause();
    app.services.worker.start();
    const hasFailed = () => log.some(({ msg }) => String(msg).startsWith('a task of the worker failed'));
    const leases = () => app.database.$client.prepare('SELECT count(*) FROM leases').pluck().get();
    // A full database still has room for the lease.
    await until(() => hasFailed() || leases() === 1);
    end();
    await until(() => leases() === 1);
    await app.services.worker.stop();
    expect(leases()).toBe(0);
  });
});

it('reads from a file that it may not write to', async () => {
  const database = openDatabase(file(), { readonly: true });
  const services = createServices({ database, clock: app.clock, logger: silentLogger });
  const { total } = await services.engine.search({ ...wholeDirectory, text: 'food' });
  expect(total).toBeGreaterThan(5);
  expect(() => addOrganisation(services)).toThrow('readonly');
  database.$client.close();
});

describe('when something unforeseen happens', () => {
  const damages: [name: string, damage: () => void][] = [
    [
      'a table is gone',
      () => sabotage('PRAGMA foreign_keys = OFF; DROP TABLE listings; DROP TABLE organisations'),
    ],
    ['a column is gone', () => sabotage('ALTER TABLE organisations RENAME COLUMN name TO title')],
    ['the file is damaged', () => overwritePages()],
  ];

  it.each(damages)(
    '%s: a page with a reference that is in the log too, and nothing of how we are built',
    async (_name, damage) => {
      const path = `/organisations/${anOrganisation()}`;
      damage();
      const answer = await app.get(path);
      const text = await answer.text();
      expect(answer.status).toBe(500);
      expect(answer.headers.get('Retry-After')).toBeNull();
      const [, reference = 'none'] = /<strong class="reference">([A-Z0-9-]+)<\/strong>/.exec(text) ?? [];
      expectNothingInside(text);
      expect(text.trimEnd().endsWith('</html>')).toBe(true);

      const api = await app.json('/api/v1/organisations', problemDocument);
      expect([api.status, api.type]).toEqual([500, 'application/problem+json; charset=utf-8']);
      expectNothingInside(JSON.stringify(api.body));

      const errors = log.filter(({ level }) => level === 50);
      expect(errors.map((line) => line.reference)).toEqual([reference, api.body.reference]);
      for (const { error, requestId } of errors) {
        expect(error).toMatchObject({ name: 'SqliteError', stack: expect.stringContaining('at ') });
        expect(log).toContainEqual(expect.objectContaining({ requestId, status: 500, msg: 'request' }));
      }
      // What doesn't need the damaged part goes on.
      expect((await app.get('/healthz')).status).toBe(200);
      expect((await app.get('/about')).status).toBe(200);
    },
  );

  function expectNothingInside(text: string): void {
    expect(text).not.toMatch(
      /sqlite|drizzle|no such|malformed|node_modules|select |\.tsx?\b|\bat [A-Za-z]+ \(/i,
    );
  }

  /** Somebody with a tool of their own. */
  function sabotage(sql: string): void {
    const other = new Sqlite(file());
    other.exec(sql);
    other.close();
  }

  /** Overwrites all but the first page, and lets the application forget what it has read of them. */
  function overwritePages(): void {
    app.database.$client.pragma('wal_checkpoint(TRUNCATE)');
    const descriptor = openSync(file(), 'r+');
    const { size } = fstatSync(descriptor);
    writeSync(descriptor, Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096);
    closeSync(descriptor);
    app.database.$client.pragma('shrink_memory');
  }
});
