import { getTableName, isTable } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as schema from '../../db/schema/index.ts';
import { searchAnswer } from '../../src/features/search/search.output.ts';
import { addListing, addOrganisation, aSite } from '../support/factories.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What a `hidden` or an `area` site must not tell is looked for in every answer and in the whole index. */

const anything = z.unknown();

/** Everything that the API and the feeds answer of organisations and listings, as one text each. */
async function everyAnswer(app: TestApp): Promise<string[]> {
  const paths = [
    ...app.database
      .select({ id: schema.organisations.id })
      .from(schema.organisations)
      .all()
      .map(({ id }) => `/api/v1/organisations/${id}`),
    ...app.database
      .select({ id: schema.listings.id })
      .from(schema.listings)
      .all()
      .map(({ id }) => `/api/v1/listings/${id}`),
  ];
  for (let page = 1; page <= 6; page += 1) {
    paths.push(`/api/v1/search?near=DL1+5QT&per_page=100&page=${page}`);
    paths.push(`/api/v1/organisations?per_page=100&page=${page}`);
  }
  const texts: string[] = [];
  for (const path of paths) texts.push(JSON.stringify((await app.json(path, anything)).body));
  for (let page = 1; page <= 6; page += 1) {
    texts.push(await (await app.get(`/search.atom?per_page=100&page=${page}`)).text());
  }
  texts.push(await (await app.get('/search.ics')).text());
  return texts;
}

/** Every text in the tables that are the index's own, and every term of its full-text tables. */
function indexTexts(app: TestApp): string[] {
  const { $client } = app.database;
  const ours = new Set<string>(Object.values(schema).filter(isTable).map(getTableName));
  const tables = $client
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all() as { name: string; sql: string }[];
  const own = tables.filter(
    ({ name, sql }) =>
      // A vocabulary table shows again what stands in the full-text table that it is made from.
      !ours.has(name) && name !== '__drizzle_migrations' && !/USING fts5vocab/i.test(sql),
  );
  const texts: string[] = [];
  for (const { name, sql } of own) {
    if (/USING fts5/i.test(sql)) {
      $client.exec(`CREATE VIRTUAL TABLE temp."terms of ${name}" USING fts5vocab('main', '${name}', 'row')`);
      const terms = $client.prepare(`SELECT term FROM temp."terms of ${name}"`).pluck().all() as string[];
      texts.push(...terms);
    }
    for (const row of $client.prepare(`SELECT * FROM "${name}"`).raw().iterate()) {
      const cells = row as unknown[];
      texts.push(...cells.map((cell) => (Buffer.isBuffer(cell) ? cell.toString('latin1') : String(cell))));
    }
  }
  return texts;
}

/** Case, spaces and signs make no difference to somebody who looks. */
function compact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

describe('the demonstration borough', () => {
  let app: TestApp;
  let secrets: string[];
  let answers: string;
  let index: string;
  beforeAll(async () => {
    app = await openTestApp();
    const sites = app.database.select().from(schema.sites).all();
    const open = sites.filter((site) => site.visibility === 'address');
    const told = compact(
      open.map(({ name, address, postcode }) => `${name}|${address}|${postcode}`).join('|'),
    );
    secrets = sites
      .filter((site) => site.visibility !== 'address')
      .flatMap(({ postcode, address, name, visibility }) => [
        postcode,
        address,
        // "The band room" alone is everyday English; a house number, or any word of a hidden place, is not.
        ...(address?.split(',').filter((part) => /\d/.test(part) || visibility === 'hidden') ?? []),
        visibility === 'hidden' ? name : null,
      ])
      .map((clue) => compact(clue ?? ''))
      // What another organisation says of itself in the open is no secret.
      .filter((clue) => clue.length > 3 && !told.includes(clue));
    answers = compact((await everyAnswer(app)).join('\n'));
    index = compact(indexTexts(app).join('\n'));
  });
  afterAll(() => app.close());

  it('has something to hide, and texts in which to look', () => {
    expect(secrets.length).toBeGreaterThan(20);
    expect(answers.length).toBeGreaterThan(500_000);
    expect(index).toContain('cockerton');
    const open = app.database
      .select()
      .from(schema.sites)
      .all()
      .filter((site) => site.visibility === 'address');
    expect(open.some(({ postcode }) => answers.includes(compact(postcode ?? 'none')))).toBe(true);
  });

  it('tells no address or postcode of a place that is not public', () => {
    expect(secrets.filter((secret) => answers.includes(secret))).toEqual([]);
    expect(secrets.filter((secret) => index.includes(secret))).toEqual([]);
  });

  it('tells no ward of a hidden place', async () => {
    const { organisations, places } = app.services;
    const all = organisations.list({ offset: 0, limit: 1000 }).organisations;
    let looked = 0;
    for (const organisation of all) {
      const sites = organisations.sites(organisation);
      const openWards = new Set(
        sites.filter((site) => site.visibility !== 'hidden').map((site) => site.wardSlug),
      );
      for (const { wardSlug, visibility } of sites) {
        if (visibility !== 'hidden' || wardSlug === null || openWards.has(wardSlug)) continue;
        looked += 1;
        const { body } = await app.json(
          `/api/v1/organisations/${organisation.id}`,
          z.looseObject({ places: anything }),
        );
        const text = JSON.stringify(body.places);
        expect(text).not.toContain(wardSlug);
        expect(text).not.toContain(places.wardCentre(wardSlug)?.name);
      }
    }
    expect(looked).toBeGreaterThan(0);
  });
});

describe('a refuge and a shed', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp({ template: 'empty' });
    const refuge = addOrganisation(app.services, {
      name: 'Harbour Refuge',
      sites: [
        aSite({
          name: 'Quokkahaven',
          address: '7 Zyxwvut Yard, Stephenson',
          postcode: 'DL1 1JQ',
          wardSlug: 'stephenson',
          visibility: 'hidden',
          location: { latitude: 54.5317, longitude: -1.5401, precision: 'exact' },
        }),
      ],
    });
    addListing(app.services, refuge, {
      sites: app.services.organisations.sites(refuge),
      content: { kind: 'need', title: 'A safe bed tonight', availability: { dates: ['2026-12-05'] } },
    });
    const shed = addOrganisation(app.services, {
      name: 'Tinkerers',
      sites: [
        aSite({
          name: 'Wombatworks',
          address: '3 Vutsrq Lane',
          postcode: 'DL3 8SQ',
          wardSlug: 'mowden',
          visibility: 'area',
          location: { latitude: 54.5401234, longitude: -1.5901234, precision: 'exact' },
        }),
      ],
    });
    addListing(app.services, shed, {
      sites: app.services.organisations.sites(shed),
      content: { kind: 'need', title: 'Bench for mending', availability: { dates: ['2026-12-05'] } },
    });
  });
  afterAll(() => app.close());

  const search = async (query: string) => (await app.json(`/api/v1/search?${query}`, searchAnswer)).body;

  it('keeps them out of every answer and of the index', async () => {
    const answers = compact((await everyAnswer(app)).join('\n'));
    const index = compact(indexTexts(app).join('\n'));
    expect(answers).toContain('harbourrefuge');
    // The calendar has both, the one in its ward and the other nowhere.
    expect(answers).toMatch(/summaryasafebedtonightdescription\w+categories/);
    expect(answers).toMatch(/summarybenchformendingdescription\w+locationmowdenwardcategories/);
    expect(index).toContain('harbour');
    expect(index).toContain('mowden');
    for (const clue of ['quokka', 'zyxwv', 'dl11jq', 'wombat', 'vutsrq', 'dl38sq', '5401234', '5901234']) {
      expect(answers).not.toContain(clue);
      expect(index).not.toContain(clue);
    }
    expect(answers).not.toContain('stephenson');
    expect(index).not.toContain('stephenson');
  });

  it.each(['Quokkahaven', 'Zyxwvut', 'DL1+1JQ', 'Stephenson', 'Wombatworks', 'DL3+8SQ', 'Vutsrq'])(
    'finds neither by %s',
    async (words) => {
      expect((await search(`q=${words}`)).total).toBe(0);
    },
  );

  it('measures nothing to the hidden place, and to the ward’s centre for the other', async () => {
    const { hits } = await search('near=DL1+1JQ');
    expect(hits.map(({ title, distanceMiles }) => [title, distanceMiles !== null])).toEqual([
      ['Bench for mending', true],
      ['A safe bed tonight', false],
    ]);
    expect((await search('near=DL1+1JQ&within=1000')).hits.map(({ title }) => title)).toEqual([
      'Bench for mending',
    ]);
    const centre = app.services.places.wardCentre('mowden');
    const { hits: fromCentre } = await search(`near=${centre?.latitude},${centre?.longitude}`);
    expect(fromCentre[0]).toMatchObject({ title: 'Bench for mending', distanceMiles: 0 });
  });
});
