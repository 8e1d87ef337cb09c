import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { transaction } from '../../db/client.ts';
import { indexShape } from '../../src/features/search/engines/meilisearch/settings.ts';
import { writeSetting } from '../../src/platform/settings.ts';
import { signIn } from '../support/client.ts';
import {
  json,
  type Reaction,
  refusal,
  type ScriptedServer,
  startScriptedServer,
} from '../support/scripted-server.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults as faultsOfPage } from '../support/valid-html.ts';

/** The product with a search server that fails in every way that one can: readers must not notice. */

let server: ScriptedServer;
let app: TestApp;

beforeAll(async () => {
  server = await startScriptedServer();
  app = await openTestApp({
    surroundings: { meilisearch: { url: server.url, key: undefined, timeoutMs: 200 } },
  });
});
afterAll(async () => {
  await app.close();
  await server.close();
});

/** The index was built once, by this version of the program. */
function pretendBuilt(change: Record<string, unknown> = {}): void {
  transaction(app.database, (tx) =>
    writeSetting(tx, 'search.meilisearch', {
      shape: indexShape,
      position: 0,
      synonyms: null,
      server: null,
      lastError: null,
      refused: [],
      rebuild: null,
      builtAt: 0,
      comparison: null,
      ...change,
    }),
  );
}

/** Long enough for the server to be asked again. */
const waitOutRest = () => app.clock.advance(61_000);

async function find(text: string) {
  const response = await app.get(`/api/v1/search?q=${text}`);
  return { status: response.status, ...((await response.json()) as { engine: string; total: number }) };
}

const oneAnswer = { hits: [], totalHits: 0, facetDistribution: {} };
const faults: [name: string, reaction: Reaction][] = [
  ['says nothing', 'silence'],
  ['cuts the connection', 'cut'],
  ['has an error of its own', refusal(500, 'internal', 'index corrupted')],
  ['is asked too often', refusal(429, 'too_many_search_requests', 'Too many search requests')],
  ['has no such index', refusal(404, 'index_not_found', 'Index not found')],
  ['knows the key no more', refusal(403, 'invalid_api_key', 'The provided API key is invalid')],
  ['sends a page of a proxy', { status: 200, body: '<html>Bad gateway</html>' }],
  ['sends JSON of another shape', json({ results: [{ hits: [{ id: 1 }] }] })],
  ['sends too few answers', json({ results: [oneAnswer] })],
  ['was cut short', json({ results: Array(3).fill({ ...oneAnswer, degraded: true }) })],
  ['has an empty index', json({ results: Array(3).fill(oneAnswer) })],
];

describe('a search server that fails', () => {
  beforeEach(() => {
    pretendBuilt();
    waitOutRest();
  });

  test.each(faults)('%s: the embedded engine answers the same request', async (_, reaction) => {
    server.react(reaction);
    const before = server.asked().length;
    const found = await find('food');
    expect(found).toMatchObject({ status: 200, engine: 'sqlite' });
    expect(found.total).toBeGreaterThan(0);
    // It may hear of the request only once that has been given up.
    await expect.poll(() => server.asked().length, { timeout: 10_000 }).toBeGreaterThan(before);
  });

  test('after three failures it is left alone for a while, and then tried by one search', async () => {
    server.react('cut');
    for (let count = 0; count < 5; count += 1) await find('food');
    const before = server.asked().length;
    await Promise.all([find('food'), find('room'), find('choir')]);
    expect(server.asked().length).toBe(before);
    waitOutRest();
    await Promise.all([find('food'), find('room'), find('choir')]);
    expect(server.asked().length).toBe(before + 1);
  });

  test.each([
    ['none was built yet', { shape: null }],
    ['it is of another version of the program', { shape: 'another' }],
    ['the server is too old', { server: { version: '1.3.0', isSupported: false } }],
  ])('an index that can’t be used is not asked: %s', async (_, change) => {
    pretendBuilt(change);
    server.react('cut');
    const before = server.asked().length;
    expect(await find('food')).toMatchObject({ engine: 'sqlite' });
    expect(server.asked().length).toBe(before);
  });

  test('the readiness page names it, and the process stays ready', async () => {
    server.react('cut');
    const response = await app.get('/readyz');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'ready',
      search: { engine: 'meilisearch', state: 'fallback' },
    });
  });

  test('curators are told, others are not', async () => {
    server.react('cut');
    const note = 'the embedded search does';
    const curator = signIn(app, 'curator@demo.example');
    expect((await curator.get('/search?q=food')).html).toContain(note);
    expect(await (await app.get('/search?q=food')).text()).not.toContain(note);
  });
});

describe('keeping the index of a server that fails', () => {
  const status = () => app.services.meilisearch?.status();

  test.each<[name: string, script: (method: string, path: string) => Reaction, message: string]>([
    ['is away', () => 'cut', 'has failed'],
    [
      'has no room for tasks',
      (_, path) =>
        path.startsWith('/version')
          ? json({ pkgVersion: '1.50.0', commitSha: '', commitDate: '' })
          : refusal(422, 'no_space_left_on_device', 'The task queue is full'),
      'The task queue is full',
    ],
    [
      'fails a task',
      (_, path) => {
        if (path.startsWith('/version')) return json({ pkgVersion: '1.50.0', commitSha: '', commitDate: '' });
        if (!path.startsWith('/tasks/')) return json({ taskUid: 7, status: 'enqueued' }, 202);
        return json({
          uid: 7,
          type: 'indexCreation',
          status: 'failed',
          error: { message: 'disk is broken', code: 'io_error' },
        });
      },
      'disk is broken',
    ],
    [
      'is of an unsupported version',
      () => json({ pkgVersion: '1.3.0', commitSha: '', commitDate: '' }),
      'Meilisearch 1.3.0 is not supported',
    ],
  ])('%s: it is noted, shown, and tried again later', async (_, script, message) => {
    pretendBuilt({ shape: null });
    waitOutRest();
    app.clock.advance(120_000);
    server.react(script);
    await expect(app.services.meilisearch?.step()).resolves.toBe(false);
    expect(status()?.lastError?.message).toContain(message);
    const before = server.asked().length;
    // It rests before the next try.
    await app.services.meilisearch?.step();
    expect(server.asked().length).toBe(before);
    const administrator = signIn(app, 'admin@demo.example');
    const page = (await administrator.get('/admin/search')).html;
    expect(page).toContain(message);
    expect(page).toContain('The embedded engine answers');
    expect(await faultsOfPage(page)).toEqual([]);
  });

  test('what waits is counted, and a new index can be asked for', async () => {
    pretendBuilt({ position: 0 });
    expect(status()?.queueLength).toBeGreaterThan(0);
    expect(status()?.oldestWaitingSince).toBeInstanceOf(Date);
    const administrator = signIn(app, 'admin@demo.example');
    await administrator.submit('/admin/search', {}, { action: '/admin/search/rebuild' });
    expect(status()?.isRebuildWanted).toBe(true);
    expect((await administrator.get('/admin/search')).html).toContain('A new index is about to be built');
  });

  test('a rebuild under way and refused entries are shown', async () => {
    pretendBuilt({
      rebuild: { done: 40, of: 240, startedAt: 0 },
      refused: [{ rowId: 7, message: 'Document has an invalid `_geo`', at: 0 }],
      comparison: { at: 0, compared: 240, missing: 1, changed: 2, surplus: 0 },
    });
    const page = (await signIn(app, 'admin@demo.example').get('/admin/search')).html;
    for (const text of ['40 of 240 entries', 'Entry 7', 'invalid `_geo`', '1 were missing, 2 other']) {
      expect(page).toContain(text);
    }
    expect(await faultsOfPage(page)).toEqual([]);
  });
});
