import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { type Client, formsOf, newClient, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** The report of what people look for, and the gap list that it leads to. */

let app: TestApp;
let curator: Client;
beforeAll(async () => {
  app = await openTestApp();
  curator = signIn(app, 'curator@demo.example');
});
afterAll(() => app.close());

type Row = [words: string, searchedOn: string, results: number, chosenId?: string];

function searched(...rows: Row[]): void {
  app.database
    .insert(schema.searches)
    .values(
      rows.map(([words, searchedOn, results, chosenId = null]) => ({
        words,
        searchedOn,
        results,
        chosenId,
        filters: words === '' ? 'kind=need near' : '',
      })),
    )
    .run();
}

/** The rows of the table: words, searches, found last, opened. */
async function table(path: string): Promise<string[][]> {
  const { html, status } = await curator.get(path);
  expect(status).toBe(200);
  return [...html.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/gs)].map(
    ([, words = '', cells = '']) => [
      words.replace(/<[^>]*>/g, ''),
      ...[...cells.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell).slice(0, 3),
    ],
  );
}

describe('the report', () => {
  it('says that nobody has searched', async () => {
    const { html } = await curator.get('/reports/searches');
    expect(html).toContain('Nobody has searched since 25 October');
    expect(await faults(html)).toEqual([]);
  });

  it('tells what is sought, what found nothing when last asked, and what nobody opened', async () => {
    searched(
      ['food bank', '2026-11-20', 9, 'a'],
      ['food bank', '2026-11-21', 9],
      ['food bank', '2026-11-22', 8, 'b'],
      ['wheelchair repair', '2026-11-21', 0],
      ['wheelchair repair', '2026-11-22', 0],
      ['befriender', '2026-11-18', 0],
      ['befriender', '2026-11-22', 4],
      ['befriender', '2026-11-22', 4],
      ['once', '2026-11-22', 3],
      ['', '2026-11-22', 30],
      ['last spring', '2026-04-01', 0],
    );
    expect(await table('/reports/searches')).toEqual([
      ['befriender', '3', '4', '0'],
      ['food bank', '3', '8', '2'],
      ['wheelchair repair', '2', 'nothing', '0'],
      ['once', '1', '3', '0'],
    ]);
    expect(await table('/reports/searches?list=nothing')).toEqual([
      ['wheelchair repair', '2', 'nothing', '0'],
    ]);
    expect(await table('/reports/searches?list=unopened')).toEqual([['befriender', '3', '4', '0']]);
    expect(await table('/reports/searches?list=nothing&period=year')).toHaveLength(2);
    const { html } = await curator.get('/reports/searches?period=week');
    expect(html).toContain(
      '10 searches since 17 November. 30% found nothing; after 20% an entry was opened.',
    );
    expect(html).toContain('<td>Need, near a place</td><td class="number">1</td>');
    expect(await faults(html)).toEqual([]);
  });

  it('shows what people typed as text, and leads on with it', async () => {
    searched(['<b>x</b> & y', '2026-11-22', 0]);
    const { html } = await curator.get('/reports/searches?list=nothing');
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt; &amp; y');
    expect(html).toContain('/curate/synonyms/new?terms=wheelchair+repair');
    expect(await faults(html)).toEqual([]);
  });

  it('leafs through many', async () => {
    searched(...Array.from({ length: 120 }, (_, at): Row => [`word ${at}`, '2026-11-22', 1]));
    const first = await table('/reports/searches');
    const third = await table('/reports/searches?page=3');
    expect([first.length, third.length]).toEqual([50, 25]);
    const { html } = await curator.get('/reports/searches?page=2');
    expect(html).toContain('href="/reports/searches?page=3"');
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  });

  it('reads an index and no rows for its list', () => {
    const plan = app.database.$client
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT words, count(*), sum(results = 0), count(chosen_id), results, max(searched_on),
         max(row_id) FROM searches WHERE words > '' AND searched_on >= '2026-10-01' GROUP BY words`,
      )
      .all()
      .map(({ detail }) => detail);
    expect(plan).toEqual(['SEARCH searches USING COVERING INDEX searches_by_words (words>?)']);
  });
});

describe('the gap list', () => {
  it('takes words from the report, once', async () => {
    const add = () =>
      curator.submit(
        '/reports/searches?list=nothing',
        { what: 'wheelchair repair' },
        { action: '/reports/gaps/add' },
      );
    expect((await add()).location).toBe('/reports/gaps?done=added');
    await add();
    const { html } = await curator.get('/reports/gaps');
    expect(html.match(/wheelchair repair<\/a>/g)).toHaveLength(1);
    expect((await curator.get('/reports/searches?list=nothing')).html).toContain('In the gap list');
    expect(await faults(html)).toEqual([]);
  });

  const gap = () => app.database.select().from(schema.gaps).all()[0];

  it('keeps a note and how it stands, with its history', async () => {
    const before = await curator.get('/reports/gaps');
    const fields = { state: 'under-way', note: 'Asked Shopmobility\nin Durham' };
    expect((await curator.submit('/reports/gaps', fields, { action: '/reports/gaps/change' })).location).toBe(
      '/reports/gaps?state=under-way&done=changed',
    );
    expect(gap()).toMatchObject({ state: 'under-way', note: 'Asked Shopmobility\nin Durham', version: 2 });
    const kept = app.database
      .select()
      .from(schema.revisions)
      .all()
      .filter(({ subjectType }) => subjectType === 'gap');
    expect(kept.map(({ reason }) => reason)).toEqual(['Added', 'Changed']);

    // Who still has the page from before sees both versions, and loses nothing.
    const version = /name="version" value="(\d+)"/.exec(before.html)?.[1] ?? '';
    const late = await curator.submit(
      '/reports/gaps?state=under-way',
      { version, note: 'My own words', state: 'closed' },
      { action: '/reports/gaps/change' },
    );
    expect(late.status).toBe(409);
    expect(late.html).toContain('My own words');
    expect(late.html).toContain('Asked Shopmobility');
    expect(await faults(late.html)).toEqual([]);
    expect(gap()).toMatchObject({ state: 'under-way', version: 2 });
  });

  it('opens again what was closed when it is added anew', async () => {
    await curator.submit(
      '/reports/gaps?state=under-way',
      { state: 'closed' },
      { action: '/reports/gaps/change' },
    );
    expect(gap()?.state).toBe('closed');
    await curator.submit('/reports/gaps', { what: 'wheelchair repair' }, { action: '/reports/gaps/add' });
    expect(gap()).toMatchObject({ state: 'open', note: 'Asked Shopmobility\nin Durham' });
  });

  it('drops no note of what is added again: it takes it where there is none, and else shows both', async () => {
    const add = (note: string) =>
      curator.submit('/reports/gaps', { what: 'a stair lift', note }, { action: '/reports/gaps/add' });
    const notes = () =>
      app.database
        .select()
        .from(schema.gaps)
        .all()
        .filter(({ what }) => what === 'a stair lift')
        .map(({ note, version }) => ({ note, version }));
    await add('');
    expect((await add('Asked for by two families')).location).toBe('/reports/gaps?done=added');
    expect(notes()).toEqual([{ note: 'Asked for by two families', version: 2 }]);
    for (const same of ['', 'Asked for by two families']) expect((await add(same)).status).toBe(303);
    expect(notes()).toEqual([{ note: 'Asked for by two families', version: 2 }]);

    const other = await add('The Red Cross may lend one');
    expect(other.status).toBe(409);
    expect(other.html).toContain('“a stair lift” is in the list already');
    expect(other.html).toContain(
      'It now says: <span class="kept-words">Open. Asked for by two families</span>',
    );
    expect(await faults(other.html)).toEqual([]);
    expect(notes()).toEqual([{ note: 'Asked for by two families', version: 2 }]);
    // What was typed stands in the form of the gap, so that saving it there is all that is left to do.
    const form = formsOf(other.html).find(({ fields }) =>
      fields.some(([, value]) => value === 'The Red Cross may lend one'),
    );
    expect(form?.action).toBe('/reports/gaps/change');
    await curator.post('/reports/gaps/change', form?.fields ?? []);
    expect(notes()).toEqual([{ note: 'The Red Cross may lend one', version: 3 }]);
  });

  it.each([
    ['nothing', { what: '  ' }, 'Say what is missing'],
    ['too much', { what: 'x'.repeat(101) }, 'Use 100 characters or fewer'],
    ['too long a note', { what: 'a ramp', note: 'x'.repeat(1001) }, 'Use 1000 characters or fewer'],
  ])('refuses %s and keeps what was typed', async (_name, fields, message) => {
    const answer = await curator.submit('/reports/gaps', fields, { action: '/reports/gaps/add' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(message);
    expect(answer.html).toContain(fields.what.trim());
    expect(await faults(answer.html)).toEqual([]);
  });

  it('has no such gap', async () => {
    const answer = await curator.submit(
      '/reports/gaps',
      { id: 'nothing' },
      { action: '/reports/gaps/change' },
    );
    expect(answer.status).toBe(404);
  });
});

it.each(['/reports/searches', '/reports/gaps'])('%s is for curators', async (path) => {
  expect((await newClient(app).get(path)).location).toMatch(/^\/sign-in/);
  expect((await signIn(app, 'charity@demo.example').get(path)).status).toBe(403);
});
