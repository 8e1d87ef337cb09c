import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { wholeDirectory } from '../../src/features/search/index.ts';
import { newClient, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What is kept of searches, and what never is. */

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

const browser = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0' };
const fragment = { ...browser, 'HX-Request': 'true', 'HX-Request-Type': 'partial' };

function kept(): Pick<typeof schema.searches.$inferSelect, 'words' | 'filters' | 'results' | 'chosenId'>[] {
  app.services.searchLog.write('all');
  return app.database
    .select({
      words: schema.searches.words,
      filters: schema.searches.filters,
      results: schema.searches.results,
      chosenId: schema.searches.chosenId,
    })
    .from(schema.searches)
    .all();
}

const wordsKept = () => kept().map(({ words }) => words);

/** What the page's script sends when a result is opened. */
function choose(search: string, listing: string, headers: Record<string, string> = browser) {
  const fields = [
    ['search', search],
    ['listing', listing],
  ] as const;
  return newClient(app).post('/search/chosen', fields, headers);
}

const slug = 'bookkeeping-two-days-a-month-from-the-finance-team';

it('keeps words, filters, how much was found and the day, and nothing else', async () => {
  await app.get('/search?q=Book++KEEPER&kind=skill&near=DL1+5QT&available_on=2026-12-01', browser);
  app.services.searchLog.write('all');
  const [row, ...others] = app.database.$client.prepare('SELECT * FROM searches').all();
  expect(others).toEqual([]);
  expect(row).toEqual({
    row_id: 1,
    words: 'book keeper',
    filters: 'kind=skill near day',
    results: expect.any(Number),
    chosen_id: null,
    searched_on: '2026-11-23',
  });
});

it('holds nothing that looks personal, in any column of any row', async () => {
  const personal = ['joan.smith@example.org', '07700 900123', 'DL3 7AB', 'QQ123456C', '12/03/1985'];
  for (const text of personal) {
    await app.get(`/search?${new URLSearchParams({ q: text })}`, browser);
    await app.get(`/search?${new URLSearchParams({ q: `driver ${text}` })}`, browser);
    await app.get(`/search?${new URLSearchParams({ q: 'minibus', near: 'DL3 7AB' })}`, browser);
  }
  expect([...new Set(wordsKept())].sort()).toEqual(['driver', 'minibus']);
  const everything = JSON.stringify(app.database.$client.prepare('SELECT * FROM searches').all());
  expect(everything).not.toMatch(/joan|900123|7ab|qq12|1985/i);
});

it('makes one search of what is typed letter by letter, and of filters that are set after it', async () => {
  const steps = ['q=f', 'q=foo', 'q=food', 'q=food+bank', 'q=food+bank&kind=service'];
  for (const [index, query] of steps.entries()) {
    await app.get(`/search?${query}`, { ...fragment, 'Search-Before': steps[index - 1] ?? '' });
    app.clock.advance(1_500);
  }
  // Somebody else, who only looks at what is new.
  await app.get('/search?kind=need', browser);
  expect(kept().map(({ words, filters }) => [words, filters])).toEqual([
    ['food bank', 'kind=service'],
    ['', 'kind=need'],
  ]);
});

it('counts what stood for a while before it was changed', async () => {
  await app.get('/search?q=minibus', browser);
  app.clock.advance(60_000);
  app.services.searchLog.write('settled');
  await app.get('/search?q=minibus+hire', { ...fragment, 'Search-Before': '?q=minibus' });
  expect(wordsKept()).toEqual(['minibus', 'minibus hire']);
});

it.each([
  ['a page after the first', '/search?q=room&page=2', browser],
  ['a crawler', '/search?q=room', { 'User-Agent': 'Mozilla/5.0 (compatible; Examplebot/2.1)' }],
  ['a program that names its address', '/search?q=room', { 'User-Agent': 'Reader (+https://example.org)' }],
  ['another system', '/api/v1/search?q=room', browser],
  ['the whole directory', '/search', browser],
  ['what was refused', '/search?q=room&kind=nonsense', browser],
])('doesn’t count %s', async (_name, path, headers) => {
  await app.get(path, headers);
  expect(kept()).toEqual([]);
});

it('doesn’t count those who look after the entries', async () => {
  await signIn(app, 'curator@demo.example').get('/search?q=room', browser);
  await signIn(app, 'member@demo.example').get('/search?q=chairs', browser);
  expect(wordsKept()).toEqual(['chairs']);
});

describe('what was opened', () => {
  it('is noted with the newest search of the same words and filters, before and after it was written', async () => {
    const listing = app.services.listings.getPublicBySlug(slug);
    await app.get('/search?q=bookkeeping', browser);
    await app.get('/search?q=bookkeeping&kind=skill', browser);
    expect((await choose('?q=Bookkeeping&kind=skill', slug)).status).toBe(204);
    expect(kept().map(({ chosenId }) => chosenId)).toEqual([null, listing.id]);
    await choose('?q=bookkeeping', slug);
    expect(kept().map(({ chosenId }) => chosenId)).toEqual([listing.id, listing.id]);
  });

  it('never outnumbers the searches, and is bounded for each network', async () => {
    for (let count = 0; count < 40; count += 1) await app.get('/search?q=bookkeeping', browser);
    for (let count = 0; count < 60; count += 1) await choose('?q=bookkeeping', slug);
    const opened = () => kept().filter(({ chosenId }) => chosenId !== null).length;
    expect(opened()).toBe(30);
    app.clock.advance(61_000);
    for (let count = 0; count < 20; count += 1) await choose('?q=bookkeeping', slug);
    expect(opened()).toBe(40);
    expect(kept()).toHaveLength(40);
  });

  it.each([
    ['no such entry', '?q=bookkeeping', 'nothing'],
    ['nonsense', '?kind=nonsense', slug],
    ['another search', '?q=minibus', slug],
    ['no search', '', slug],
    ['signs', '?q=bookkeeping', '<script>'],
  ])('is not noted for %s', async (_name, search, listing) => {
    await app.get('/search?q=bookkeeping', browser);
    expect((await choose(search, listing)).status).toBe(204);
    expect(kept().map(({ chosenId }) => chosenId)).toEqual([null]);
  });

  it('is not taken from other sites, and sets no cookie', async () => {
    expect((await choose('?q=a', slug, { ...browser, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await choose('?q=a', slug)).headers.getSetCookie()).toEqual([]);
  });
});

it('fails no search when it can’t be written, and writes it later', async () => {
  await app.get('/search?q=minibus', browser);
  app.database.$client.exec(
    `CREATE TRIGGER broken BEFORE INSERT ON searches BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END`,
  );
  app.services.searchLog.write('all');
  expect((await app.get('/search?q=room', browser)).status).toBe(200);
  app.database.$client.exec('DROP TRIGGER broken');
  expect(wordsKept()).toEqual(['minibus', 'room']);
});

it('doesn’t grow without end while it can’t be written', () => {
  const search = { results: 1, before: undefined, userAgent: 'Firefox' };
  for (let count = 0; count < 3_000; count += 1) {
    app.services.searchLog.note({ ...search, query: { ...wholeDirectory, text: `room ${count}` } });
  }
  expect(kept()).toHaveLength(1_000);
  // Only the log doesn't wait for a lock.
  expect(app.database.$client.pragma('busy_timeout', { simple: true })).toBe(200);
});

it('is kept for 13 months', async () => {
  await app.get('/search?q=minibus', browser);
  app.services.searchLog.write('all');
  app.clock.advance(394 * 86_400_000);
  await app.services.worker.processAll();
  expect(wordsKept()).toEqual(['minibus']);
  app.clock.advance(4 * 86_400_000);
  await app.services.worker.processAll();
  expect(wordsKept()).toEqual([]);
  expect(await (await app.get('/privacy')).text()).toMatch(/What was searched for.*13 months/s);
});

it('keeps nothing where it is switched off, and doesn’t say that it does', async () => {
  const quiet = await openTestApp({ surroundings: { keepsSearches: false } });
  await quiet.get('/search?q=minibus', browser);
  quiet.services.searchLog.write('all');
  expect(quiet.database.select().from(schema.searches).all()).toEqual([]);
  const privacy = async (of: TestApp) => (await of.get('/privacy')).text();
  expect(await privacy(quiet)).not.toContain('What is searched for is counted');
  expect(await privacy(app)).toContain('What is searched for is counted');
  const curator = signIn(quiet, 'curator@demo.example');
  expect((await curator.get('/reports/searches')).html).toContain('Searches aren’t counted here');
  await quiet.close();
});
