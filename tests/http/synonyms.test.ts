import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { vocabularySeed } from '../../seeds/vocabularies/index.ts';
import { wholeDirectory } from '../../src/features/search/index.ts';
import { seedVocabulary } from '../../src/features/vocabularies/index.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createServices } from '../../src/services.ts';
import { type Answer, type Client, newClient, signIn } from '../support/client.ts';
import { titlesFound } from '../support/memory-services.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** Curators change the words that search treats alike. */

let app: TestApp;
let curator: Client;
beforeEach(async () => {
  app = await openTestApp();
  curator = signIn(app, 'curator@demo.example');
});
afterEach(() => app.close());

const list = '/curate/synonyms';
const add = (fields: Record<string, string>, step = 'save') =>
  curator.submit(`${list}/new`, fields, { action: `${list}/new`, button: { name: 'step', value: step } });
const change = (path: string, fields: Record<string, string>, step = 'save') =>
  curator.submit(path, fields, { action: path, button: { name: 'step', value: step } });
const found = (text: string) => titlesFound(app.services, text);
const pathOf = (answer: Answer) => (answer.location ?? '').split('?')[0] ?? '';

/** The page of the first group that a list shows for some letters. */
async function groupWith(letters: string, query = ''): Promise<string> {
  const { html } = await curator.get(`${list}?q=${encodeURIComponent(letters)}${query}`);
  return /<th scope="row"><a href="([^"]*)"/.exec(html)?.[1] ?? '';
}

/** Words that nothing in the demonstration has. */
const odd = { direction: 'two-way', terms: 'zorbing\nvillage hall hire' };

it('adds a group that searches use at once, in every process', async () => {
  const file = app.database.$client.name;
  const other = openDatabase(file);
  const beside = createServices({ database: other, clock: app.clock, logger: silentLogger });
  expect(await titlesFound(beside, 'zorbing')).toEqual([]);
  const answer = await add({ direction: 'one-way', terms: 'zorbing', finds: 'dialysis' });
  expect(answer.location).toMatch(/^\/curate\/synonyms\/[0-9a-f-]{36}\?done=saved$/);
  const runs = await found('dialysis');
  expect(runs.length).toBeGreaterThan(0);
  expect(await found('zorbing')).toEqual(runs);
  expect(await titlesFound(beside, 'zorbing')).toEqual(runs);
  other.$client.close();
  const event = app.database.select().from(schema.outbox).all().at(-1);
  expect(event?.type).toBe('synonyms.changed');
});

it('shows what a change would find, now and with it, and saves nothing by that', async () => {
  const answer = await add({ direction: 'one-way', terms: 'zorbing', finds: 'dialysis' }, 'preview');
  expect(answer.status).toBe(200);
  const { result } = await app.services.search.search({ ...wholeDirectory, text: 'dialysis' });
  expect(answer.html).toContain(`“zorbing” finds 0 now, and would find ${result.total}.`);
  expect(answer.html).toContain(' (new)');
  expect(await faults(answer.html)).toEqual([]);
  expect(await found('zorbing')).toEqual([]);
  const tried = await add(
    { direction: 'one-way', terms: 'zorbing', finds: 'dialysis', query: 'food bank' },
    'preview',
  );
  expect(tried.html).toMatch(/“food bank” finds (\d+) now, and would find \1\./);
});

it('leads from the button to what would change, which stands below the form', async () => {
  const { html } = await curator.get(`${list}/new`);
  expect(html).toMatch(/<button[^>]*value="preview"[^>]*formaction="\/curate\/synonyms\/new#preview"/);
  expect((await add({ ...odd }, 'preview')).html).toContain('id="preview"');
});

it('warns where a word would find most of the directory, and of no other', async () => {
  const warned = async (finds: string) =>
    /<p class="notice notice-wrong">(.*?)<\/p>/.exec(
      (await add({ direction: 'one-way', terms: 'zorbing', finds }, 'preview')).html,
    )?.[1];
  expect(await warned('dialysis')).toBeUndefined();
  const wide = await warned('people\ncommunity\ngroup\nhelp\nopen\nfree');
  expect(wide).toMatch(/“zorbing” would find \d+ of all \d+ entries, too many to look through/);
});

it('changes a supplied group, goes back, and keeps the history', async () => {
  const path = await groupWith('rotary');
  expect(path).toMatch(/supplied-/);
  const before = await curator.get(path);
  expect(await faults(before.html)).toEqual([]);
  expect((await change(path, { terms: 'rotary\nzorbing', finds: 'dialysis' })).location).toBe(
    `${path}?done=saved`,
  );
  expect(await found('zorbing')).toEqual(await found('dialysis'));
  const changed = await curator.get(`${path}?done=saved`);
  expect(changed.html).toContain('comes with Borough Exchange');
  expect(await faults(changed.html)).toEqual([]);

  const undo = await curator.submit(`${path}?done=saved`, { revision: '0' }, { action: `${path}/go-back` });
  expect(undo.location).toBe(`${path}?done=back`);
  expect(await found('zorbing')).toEqual([]);
  expect((await curator.get(`${list}?show=changed`)).html).toContain('Nothing is changed here yet');
  const kept = app.database
    .select()
    .from(schema.revisions)
    .all()
    .filter(({ subjectType }) => subjectType === 'synonym-group');
  expect(kept.map(({ reason }) => reason)).toEqual(['Changed', 'Put back as it was']);

  // And to a state in between.
  await curator.submit(path, { revision: String(kept[0]?.rowId) }, { action: `${path}/go-back` });
  expect(await found('zorbing')).toEqual(await found('dialysis'));
});

it('removes a group, and puts it back', async () => {
  const path = pathOf(await add({ direction: 'one-way', terms: 'zorbing', finds: 'dialysis' }));
  const removed = await curator.submit(path, {}, { action: `${path}/remove` });
  expect(removed.location).toBe(`${path}?done=removed`);
  expect(await found('zorbing')).toEqual([]);
  expect(await groupWith('zorbing')).toBe('');
  expect(await groupWith('zorbing', '&show=removed')).toBe(path);
  const page = await curator.get(`${path}?done=removed`);
  expect(await faults(page.html)).toEqual([]);
  const revision = /name="revision" value="(\d+)"/.exec(page.html)?.[1] ?? '';
  await curator.submit(path, { revision }, { action: `${path}/go-back` });
  expect(await found('zorbing')).not.toEqual([]);
});

it('keeps what curators made through a new version of the supplied words', async () => {
  const rotary = await groupWith('rotary');
  await change(rotary, { terms: 'rotary\nzorbing', finds: 'dialysis' });
  const settee = await groupWith('masjid');
  await curator.submit(settee, {}, { action: `${settee}/remove` });
  await add({ direction: 'one-way', terms: 'quaffle', finds: 'dialysis' });
  const groups = vocabularySeed.synonymGroups.map((group) =>
    group.terms.includes('rotary') || group.terms.includes('masjid')
      ? { ...group, terms: [...group.terms, 'newly added'] }
      : group,
  );
  transaction(app.database, (tx) => seedVocabulary(tx, { ...vocabularySeed, synonymGroups: groups }));
  const runs = await found('dialysis');
  expect(await found('zorbing')).toEqual(runs);
  expect(await found('quaffle')).toEqual(runs);
  const inForce = app.services.vocabularies.load().synonymGroups;
  expect(inForce.some(({ terms }) => terms.includes('masjid') || terms.includes('newly added'))).toBe(false);
});

describe('two curators at once', () => {
  it('the second sees both versions and loses nothing', async () => {
    const path = pathOf(await add(odd));
    const { html } = await curator.get(path);
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
    await change(path, { terms: 'zorbing\nfirst wins' });
    const late = await change(path, { version, terms: 'zorbing\nsecond words' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('zorbing, first wins');
    expect(late.html).toContain('second words');
    expect(await faults(late.html)).toEqual([]);
    // Saving the page that was shown means it.
    const again = await change(path, { terms: 'zorbing\nsecond words' });
    expect(again.status).toBe(303);
    const gone = await curator.submit(path, { version }, { action: `${path}/remove` });
    expect(gone.status).toBe(409);
  });
});

describe('what can’t be taken', () => {
  it.each([
    ['a filler', { direction: 'two-way', terms: 'the\nsofa' }, 'leave “the” out'],
    ['one word', { direction: 'two-way', terms: 'zorbing' }, 'at least two words'],
    [
      'a word of another group',
      { direction: 'two-way', terms: 'oap\nzorbing' },
      '“oap” is already in a group',
    ],
    ['a circle', { direction: 'one-way', terms: 'older people', finds: 'old folk' }, 'in a circle'],
    ['no direction', { direction: 'sideways', terms: 'zorbing' }, 'Choose how the words belong together'],
    ['too much', { direction: 'two-way', terms: 'x '.repeat(3_000) }, 'Use fewer words'],
  ])('%s', async (_name, fields, message) => {
    for (const step of ['preview', 'save']) {
      const answer = await add(fields, step);
      expect(answer.status).toBe(422);
      expect(answer.html).toContain(message);
      expect(answer.html).toContain('class="field-error"');
      expect(await faults(answer.html)).toEqual([]);
    }
    expect(app.database.select().from(schema.curatedSynonyms).all()).toEqual([]);
  });

  it('going back to what another group has by now', async () => {
    const path = pathOf(await add(odd));
    await change(path, { terms: 'paragliding\nvillage hall hire' });
    await add({ direction: 'two-way', terms: 'zorbing, dialysis trips' });
    const { html } = await curator.get(path);
    const first = [...html.matchAll(/name="revision" value="(\d+)"/g)].at(-1)?.[1] ?? '';
    const answer = await curator.submit(path, { revision: first }, { action: `${path}/go-back` });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('“zorbing” is already in a group');
  });

  it.each(['/remove', '/go-back', ''])('a group that isn’t there: %s', async (end) => {
    const { html } = await curator.get(`${list}/new`);
    const token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
    const fields = { _csrf: token, version: '0', revision: '0', direction: 'two-way', terms: 'a1,b2' };
    expect((await curator.post(`${list}/nothing${end}`, Object.entries(fields))).status).toBe(404);
  });
});

it('lists, filters and leafs, with whatever stands there as text', async () => {
  await add({ direction: 'two-way', terms: '<b>zorb</b>\nx & y zorb' });
  const found = await curator.get(`${list}?q=zorb`);
  expect(found.html).toContain('&lt;b&gt;zorb&lt;/b&gt;, x &amp; y zorb');
  expect(found.html).toContain('1 group<');
  const all = await curator.get(`${list}?page=2`);
  expect(await faults(all.html)).toEqual([]);
  expect(Buffer.byteLength(all.html)).toBeLessThan(100_000);
  expect((await curator.get(`${list}?page=9999`)).status).toBe(200);
});

it('is begun from words that people searched for', async () => {
  const { html } = await curator.get(`${list}/new?terms=wheelchair+repair`);
  expect(html).toContain('>wheelchair repair</textarea>');
  expect(await faults(html)).toEqual([]);
});

it('is for curators', async () => {
  expect((await newClient(app).get(list)).location).toMatch(/^\/sign-in/);
  expect((await signIn(app, 'charity@demo.example').get(list)).status).toBe(403);
});
