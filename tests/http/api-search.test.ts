import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listings } from '../../db/schema/listings.ts';
import { type SearchAnswer, searchAnswer } from '../../src/features/search/search.output.ts';
import { problemDocument } from '../../src/web/json-api.ts';
import { addListing, addOrganisation, aSite } from '../support/factories.ts';
import { openTestApp, type TestApp, testBaseUrl } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function search(query: string): Promise<SearchAnswer> {
  const { status, type, body } = await app.json(`/api/v1/search?${query}`, searchAnswer);
  expect(status).toBe(200);
  expect(type).toBe('application/json; charset=utf-8');
  return body;
}

/** Cases under names that are short enough to read. */
function refused(cases: [query: string, parameter: string][]) {
  return cases.map(([query, parameter]) => ({ query, parameter, shown: query.slice(0, 40) }));
}

function shown(texts: string[]) {
  return texts.map((text) => ({ text, shown: JSON.stringify(text.slice(0, 30)) }));
}

function liveListings() {
  return app.database.select().from(listings).where(eq(listings.state, 'live')).all();
}

describe('GET /api/v1/search', () => {
  it('answers everything, a page at a time, where nothing is asked', async () => {
    const live = liveListings();
    const answer = await search('');
    expect(answer).toMatchObject({
      query: '',
      total: live.length,
      page: 1,
      perPage: 20,
      totalPages: Math.ceil(live.length / 20),
      engine: 'sqlite',
      corrections: [],
      partial: [],
    });
    expect(answer.hits).toHaveLength(20);
    const ofKind = (kind: string) => live.filter((each) => each.kind === kind).length;
    expect(Object.fromEntries(answer.facets.kind.map(({ value, count }) => [value, count]))).toEqual(
      Object.fromEntries(answer.facets.kind.map(({ value }) => [value, ofKind(value)])),
    );
    expect(answer.facets.kind.map(({ label }) => label)).toContain('Need');
  });

  it('gives each hit as its record says', async () => {
    const { hits } = await search('per_page=100&sort=name');
    const known = new Map(liveListings().map((each) => [each.id, each]));
    expect(hits).toHaveLength(100);
    for (const hit of hits) {
      const listing = known.get(hit.id);
      expect(hit).toMatchObject({
        slug: listing?.slug,
        url: `${testBaseUrl}/listings/${listing?.slug}`,
        kind: listing?.kind,
        title: listing?.title,
        themes: listing?.themes,
        skills: listing?.skills,
        category: listing?.category,
        areas: listing?.areas,
        confirmedOn: listing?.confirmedOn,
        distanceMiles: null,
      });
    }
  });

  it('finds words and marks them', async () => {
    const { hits, query } = await search('q=+Food%20bank+');
    expect(query).toBe('Food bank');
    expect(hits.length).toBeGreaterThan(0);
    const marked = hits.map(({ highlights }) => highlights.title + highlights.summary).join('\n');
    expect(marked).toMatch(/<mark>/);
  });

  it('measures distances in miles with two decimals, nearest first, unknown last', async () => {
    const { hits } = await search('near=DL1+5QT&per_page=100');
    const distances = hits.map(({ distanceMiles }) => distanceMiles);
    const knownOnes = distances.filter((each) => each !== null);
    expect(knownOnes.length).toBeGreaterThan(0);
    expect(distances.slice(0, knownOnes.length)).toEqual(knownOnes.toSorted((a, b) => a - b));
    for (const miles of knownOnes) expect(miles).toBe(Math.round(miles * 100) / 100);
    const within = await search('near=DL1+5QT&within=0.5&per_page=100');
    expect(within.total).toBeLessThan((await search('')).total);
    for (const { distanceMiles } of within.hits) expect(distanceMiles).toBeLessThanOrEqual(0.5);
    // Two kilometres, as a program reckons them.
    const twoKilometres = await search('near=DL1+5QT&within=1.2427423844746679&per_page=100');
    expect(twoKilometres.total).toBe((await search('near=DL1+5QT&within=1.243')).total);
  });

  it('pages through all of them, each once', async () => {
    const ids: string[] = [];
    const { totalPages, total } = await search('kind=need&per_page=7');
    for (let page = 1; page <= totalPages; page += 1) {
      const { hits } = await search(`kind=need&per_page=7&page=${page}`);
      ids.push(...hits.map(({ id }) => id));
    }
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
  });

  it.each(['page=100000', 'page=1000000000', 'page=999999999999999&per_page=100'])(
    'has an empty page past the end: %s',
    async (query) => {
      const past = await search(query);
      expect(past.hits).toEqual([]);
      expect(past.total).toBe(liveListings().length);
    },
  );

  it.each([
    ['unknown names', 'colour=red&__proto__=x&constructor=y&toString=z'],
    ['empty values', 'q=&kind=&theme=&near=&within=&available_on=&sort=&page=&per_page=%20'],
    ['within without near', 'within=3'],
    ['nothing but an ampersand', '&&='],
  ])('ignores %s', async (_what, query) => {
    expect((await search(query)).total).toBe(liveListings().length);
  });

  it('takes repeated values as alternatives and different parameters together', async () => {
    const either = await search('kind=need&kind=skill');
    const [needs, skills] = [await search('kind=need'), await search('kind=skill')];
    expect(either.total).toBe(needs.total + skills.total);
    expect((await search('kind=need&kind=need')).total).toBe(needs.total);
    // A facet ignores its own selection, so that one can tick a second value.
    expect(needs.facets.kind).toEqual((await search('')).facets.kind);
    const narrowed = await search('kind=need&sector=local-authority');
    expect(narrowed.hits.every((hit) => hit.kind === 'need')).toBe(true);
    expect(narrowed.hits.every((hit) => hit.organisation.sector === 'local-authority')).toBe(true);
  });

  it.each(
    refused([
      ['kind=wish', 'kind'],
      ['sector=church', 'sector'],
      ['theme=no-such-theme', 'theme'],
      ['skill=juggling-knives', 'skill'],
      ['category=gold', 'category'],
      ['area=atlantis', 'area'],
      ['near=nowhere', 'near'],
      ['near=DL99+9ZZ', 'near'],
      ['near=0,0', 'near'],
      ['near=DL1+5QT&within=far', 'within'],
      ['near=DL1+5QT&within=0', 'within'],
      ['near=DL1+5QT&within=-1', 'within'],
      ['near=DL1+5QT&within=0.0001', 'within'],
      ['near=DL1+5QT&within=1e-3', 'within'],
      ['available_on=2026-02-30', 'available_on'],
      ['available_on=tomorrow', 'available_on'],
      ['sort=best', 'sort'],
      ['page=0', 'page'],
      ['page=-1', 'page'],
      ['page=1.5', 'page'],
      ['page=1e3', 'page'],
      ['page=9999999999999999999', 'page'],
      ['per_page=0', 'per_page'],
      ['per_page=101', 'per_page'],
      ['as_typed=yes', 'as_typed'],
      [`q=${'x'.repeat(10_001)}`, 'q'],
      [Array.from({ length: 1000 }, (_, index) => `area=x${index}`).join('&'), 'area'],
      ['kind=need&kind=wish', 'kind'],
    ]),
  )('refuses $shown and names the parameter', async ({ query, parameter }) => {
    const { status, type, body } = await app.json(`/api/v1/search?${query}`, problemDocument);
    expect(status).toBe(400);
    expect(type).toBe('application/problem+json; charset=utf-8');
    expect(body.status).toBe(400);
    expect(new Set(body.errors?.map((error) => error.parameter))).toEqual(new Set([parameter]));
    expect(body.errors?.length).toBeLessThanOrEqual(2);
  });

  it('names every parameter that is wrong', async () => {
    const { body } = await app.json('/api/v1/search?kind=wish&page=0&near=x', problemDocument);
    expect(body.errors?.map((error) => error.parameter).sort()).toEqual(['kind', 'near', 'page']);
  });

  it.each(
    shown([
      'lamp'.padEnd(10_000, ' lamp'),
      'x'.repeat(10_000),
      'a '.repeat(5_000),
      '"',
      '"food',
      'food" OR "bank',
      'food AND',
      'NOT food',
      'NEAR(food bank, 2)',
      'title:food',
      'food*',
      '*',
      '^food',
      '{title summary}: food',
      "'; DROP TABLE listings; --",
      '%',
      '_',
      '\\',
      '()',
      '-',
      '+',
      'food\u0000bank',
      '\u0000',
      '\u0007\u001b[31m',
      '🦀',
      '👩‍👩‍👧‍👦 food',
      'ﬁnd ①',
      'اَلْعَرَبِيَّةُ',
      'i̇ſtanbul',
      '<script>alert(1)</script>',
      'the',
      'IT',
      'undefined',
      '__proto__',
    ]),
  )('takes any text as words: $shown', async ({ text }) => {
    const { total, hits } = await search(new URLSearchParams({ q: text }).toString());
    expect(hits.length).toBe(Math.min(total, 20));
  });

  it('takes broken percent signs as text', async () => {
    await search('q=%E0%A4%A');
    await search('q=100%');
    // Half of a pair of code units, as some browsers' scripts send it.
    await search('q=%ED%A0%BD');
  });

  it('takes a thousand values, or Node refuses the address', async () => {
    const { total } = await search('kind=need');
    expect((await search('kind=need&'.repeat(1000))).total).toBe(total);
    const tooLong = await app.get(`/api/v1/search?${'theme=children-young-people&'.repeat(1000)}`);
    expect(tooLong.status).toBe(431);
  });
});

describe('the API over HTTP', () => {
  const path = '/api/v1/search?q=food';

  it('is open to every origin and asks for no key', async () => {
    for (const asked of [path, '/api/v1/search?kind=wish', '/api/v1/listings/none', '/api/openapi.json']) {
      const response = await app.get(asked, { Origin: 'https://elsewhere.example' });
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(response.headers.get('Set-Cookie')).toBeNull();
    }
  });

  it('lets a script of another site send the tag that it has and headers of its own, and read the new one', async () => {
    const origin = { Origin: 'https://elsewhere.example' };
    const asked = await fetch(app.address + path, {
      method: 'OPTIONS',
      headers: {
        ...origin,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'content-type,if-none-match',
      },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(asked.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD');
    expect(asked.headers.get('Access-Control-Allow-Headers')).toBe('*');
    expect(asked.headers.get('Access-Control-Max-Age')).toMatch(/^\d+$/);
    const { headers } = await app.get(path, origin);
    expect(headers.get('Access-Control-Expose-Headers')).toBe('ETag, Retry-After');
    // Nobody's cookies go along with an answer for everybody.
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
  });

  it('lets it read of every address of the API why there is no answer', async () => {
    for (const [asked, method, status] of [
      ['/api/v1/none', 'GET', 404],
      ['/api', 'GET', 404],
      ['/api/v1/listings/%E0%A4%A', 'GET', 400],
      [path, 'POST', 405],
    ] as const) {
      const { status: got, headers } = await fetch(app.address + asked, { method });
      const open = ['Access-Control-Allow-Origin', 'Cross-Origin-Resource-Policy'].map((name) =>
        headers.get(name),
      );
      expect([asked, got, ...open]).toEqual([asked, status, '*', 'cross-origin']);
    }
    expect((await app.get('/none')).headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it.each([path, '/api/v1/organisations', '/api/v1/themes', '/api/openapi.json'])(
    'answers 304 for what has not changed: %s',
    async (asked) => {
      const first = await app.get(asked);
      const tag = first.headers.get('ETag');
      expect(tag).toMatch(/^W\/"/);
      const again = await app.get(asked, { 'If-None-Match': tag ?? '' });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect((await app.get(asked, { 'If-None-Match': 'W/"else"' })).status).toBe(200);
    },
  );

  it('refuses other methods and says which there are', async () => {
    const response = await fetch(app.address + path, { method: 'POST' });
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe('GET, HEAD');
    expect(problemDocument.parse(await response.json()).status).toBe(405);
    const head = await fetch(app.address + path, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('answers unknown addresses and records with a problem document', async () => {
    for (const asked of ['/api/v1/none', '/api', '/api/v1/listings/x', '/api/v1/organisations/%00']) {
      const { status, type, body } = await app.json(asked, problemDocument);
      expect([asked, status, body.status]).toEqual([asked, 404, 404]);
      expect(type).toBe('application/problem+json; charset=utf-8');
    }
    expect((await app.json('/api/v1/listings/%E0%A4%A', problemDocument)).status).toBe(400);
  });
});

describe('a directory of one charity', () => {
  let small: TestApp;
  beforeAll(async () => {
    small = await openTestApp({ template: 'empty' });
    const organisation = addOrganisation(small.services, { sites: [aSite()] });
    const sites = small.services.organisations.sites(organisation);
    addListing(small.services, organisation, {
      sites,
      content: { title: 'Lamps & <script>alert(1)</script>', summary: 'A lamp for "winter"' },
    });
    addListing(small.services, organisation, { content: { title: 'Candle making', kind: 'skill' } });
    addListing(small.services, organisation, { state: 'paused', content: { title: 'Lamp repairs' } });
  });
  afterAll(() => small.close());
  const searchSmall = async (query: string) =>
    (await small.json(`/api/v1/search?${query}`, searchAnswer)).body;

  it('escapes what it highlights', async () => {
    const [hit] = (await searchSmall('q=lamps')).hits;
    expect(hit?.highlights).toEqual({
      title: '<mark>Lamps</mark> &amp; &lt;script&gt;alert(1)&lt;/script&gt;',
      summary: expect.stringMatching(/^A <mark>lamp<\/mark> for (&quot;|")winter(&quot;|")$/),
    });
    expect(hit?.title).toBe('Lamps & <script>alert(1)</script>');
  });

  it('says which words it corrected', async () => {
    const { corrections, total } = await searchSmall('q=candel');
    expect(total).toBe(1);
    expect(corrections).toEqual([{ from: 'candel', to: 'candle' }]);
    const asTyped = await searchSmall('q=candel&as_typed=1');
    expect([asTyped.total, asTyped.corrections]).toEqual([0, []]);
  });

  it('gives the nearest others apart, on the first page', async () => {
    const { total, hits, partial } = await searchSmall('q=candle+unicycle');
    expect([total, hits.length]).toEqual([0, 0]);
    expect(partial.map(({ title }) => title)).toEqual(['Candle making']);
    expect((await searchSmall('q=candle+unicycle&page=2')).partial).toEqual([]);
  });

  it('finds what is live alone', async () => {
    expect((await searchSmall('')).total).toBe(2);
    expect((await searchSmall('q=repairs')).total).toBe(0);
  });
});
