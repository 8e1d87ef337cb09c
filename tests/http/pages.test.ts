import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import { gazetteer } from '../../seeds/gazetteer/index.ts';
import { signIn } from '../support/client.ts';
import { emptyStates, isHeading, pageStates } from '../support/page-states.ts';
import { openTestApp, type TestApp, testBaseUrl } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** What holds for the HTML of every page: status, head, headers, size, validity. */

const largestPageBytes = 100_000;

function all(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map((match) => match[1] ?? '');
}

function headingOf(html: string): string {
  const [heading = '', ...more] = all(html, /<h1[^>]*>(.*?)<\/h1>/gs);
  expect(more, 'one h1').toEqual([]);
  return heading.replaceAll('&#39;', '’');
}

let app: TestApp;
let empty: TestApp;
beforeAll(async () => {
  [app, empty] = [await openTestApp(), await openTestApp({ template: 'empty' })];
});
afterAll(async () => {
  await app.close();
  await empty.close();
});

describe.each(pageStates)('$name', ({ path, status, heading }) => {
  let response: Response;
  let html: string;
  beforeAll(async () => {
    response = await app.get(path);
    html = await response.text();
  });

  it('has its status, its heading, a title that begins with it or names an error, and a sensible size', () => {
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(headingOf(html)).toSatisfy((found: string) => isHeading(heading, found));
    expect(all(html, /<title>(.*?)<\/title>/g)).toEqual([
      expect.stringMatching(
        status === 400 ? /^Error: .+ · Borough Exchange, Darlington$/ : /.+ · Borough Exchange, Darlington$/,
      ),
    ]);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(largestPageBytes);
  });

  it('sets no cookie, allows nothing inline, and says that what it shows is a demonstration', () => {
    expect(response.headers.has('Set-Cookie')).toBe(false);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:/i);
    expect(all(html, /<script([^>]*)>/g).every((attributes) => attributes.includes('src='))).toBe(true);
    expect(html).toContain('Demonstration data: invented organisations');
  });

  it('is known under one address, or kept out of search engines', () => {
    const [canonical] = all(html, /<link rel="canonical" href="([^"]*)"/g);
    if (status === 200) expect(canonical).toMatch(new RegExp(`^${testBaseUrl}/`));
    else if (status === 404) expect(html).toContain('<meta name="robots" content="noindex"/>');
  });

  it('is valid HTML', async () => {
    expect(await faults(html)).toEqual([]);
  });
});

describe.each(emptyStates)('$name', ({ path, status, heading }) => {
  it('is a valid page that is no demonstration', async () => {
    const response = await empty.get(path);
    const html = await response.text();
    expect(response.status).toBe(status);
    expect(headingOf(html)).toSatisfy((found: string) => isHeading(heading, found));
    expect(await faults(html)).toEqual([]);
    expect(html).not.toContain('Demonstration data');
    expect(html).not.toContain('#demonstration');
  });
});

it('sends nobody of an empty directory to what isn’t there', async () => {
  const html = await (await empty.get('/')).text();
  expect(html).toContain('open needs so far');
  expect(html).not.toMatch(/hero-try|See which|See who/);
});

describe('the results page', () => {
  it('offers no order where there is nothing to order, and keeps the one that was chosen', async () => {
    const html = await (await app.get('/search?q=zzqqxx&sort=name')).text();
    expect(html).not.toContain('<select class="select" id="sort"');
    expect(html).toMatch(/<input type="hidden" name="sort" value="name"[^>]*>/);
  });

  it('leaves the words out of what search engines keep', async () => {
    expect(await (await app.get('/search?q=minibus')).text()).toContain('content="noindex"');
    expect(await (await app.get('/search?kind=need')).text()).not.toContain('content="noindex"');
  });

  it('names its canonical address without what is empty, unknown or the default', async () => {
    const html = await (
      await app.get('/search?q=+room+&kind=resource&kind=skill&utm_source=x&near=&page=1&sort=relevance')
    ).text();
    expect(all(html, /rel="canonical" href="([^"]*)"/g)).toEqual([
      `${testBaseUrl}/search?q=room&amp;kind=resource&amp;kind=skill`,
    ]);
  });

  it.each([
    '/search?per_page=50',
    '/search?per_page=100',
    '/search?q=a&per_page=50',
    '/search?q=room&per_page=50&near=DL1+5QT',
    '/search?kind=need&kind=service&kind=resource&kind=skill&kind=volunteering&kind=shadowing&per_page=50',
    '/search?per_page=50&page=10&sort=name',
  ])('stays under 100 kB with 50 results: %s', async (path) => {
    const html = await (await app.get(path)).text();
    const cards = all(html, /<li class="(card)"/g).length;
    expect(cards).toBeGreaterThan(0);
    expect(cards).toBeLessThanOrEqual(50);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(largestPageBytes);
  });

  const asFragment = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' };

  it('answers htmx with what changes, under the same name for caches to tell apart', async () => {
    const whole = await app.get('/search?q=minibus');
    const part = await app.get('/search?q=minibus', asFragment);
    for (const { headers } of [whole, part]) expect(headers.get('Vary')).toContain('HX-Request');
    const html = await part.text();
    expect(html).not.toMatch(/<html|<main|<form/);
    const page = await whole.text();
    // The title goes first, so that the window's name follows.
    const [title = ''] = all(page, /(<title>.*?<\/title>)/g);
    expect(html.startsWith(title)).toBe(true);
    expect(page).toContain(html.slice(title.length));
    expect(part.headers.get('ETag')).not.toBe(whole.headers.get('ETag'));
  });

  it.each([
    ['/search?near=DL1+5QT', / entries \(Near DL1 5QT\) · /],
    ['/search?q=room&kind=resource&area=cockerton', /^room: \d+ resources? \(Cockerton\) · /],
    ['/search?kind=need&page=2', /^\d+ needs \(page 2\) · /],
    ['/search?kind=need', /^\d+ needs · /],
  ])('says in the title what it was narrowed to: %s', async (path, title) => {
    expect(all(await (await app.get(path)).text(), /<title>(.*?)<\/title>/g)[0]).toMatch(title);
  });

  it('counts one entry as one where the count is read out', async () => {
    const html = await (await app.get('/search?q=minibus')).text();
    const counts = all(html, /<span class="count">(.*?)<\/span>/g).map((count) =>
      count.replace(/<[^>]*>/g, ''),
    );
    expect(counts).toContain('1 entry');
    expect(counts.filter((count) => /^1 entries$/.test(count))).toEqual([]);
  });

  it('answers htmx with the same 400 for what is wrong', async () => {
    const part = await app.get('/search?near=ZZ99', asFragment);
    expect(part.status).toBe(400);
    const html = await part.text();
    expect(html).toContain('Enter a postcode like DL1 5QT');
    expect(html).not.toContain('<main');
  });

  it('takes its examples from the gazetteer that is loaded, wherever the borough is', async () => {
    const { places } = app.services;
    const seed = (examplePostcode: string) =>
      transaction(app.database, (tx) => places.seedPlaces(tx, { ...gazetteer, examplePostcode }));
    seed('TS18 1AU');
    try {
      const home = await (await app.get('/')).text();
      expect(home).toContain('near=TS18">warm space near TS18</a>');
      const refused = await (await app.get('/search?near=ZZ99')).text();
      expect(refused).toContain('Enter a postcode like TS18 1AU');
      expect(refused).not.toContain('Enter a postcode like DL');
    } finally {
      seed(gazetteer.examplePostcode);
    }
  });

  it('gives a whole page where history is restored', async () => {
    const html = await (
      await app.get('/search?q=minibus', { ...asFragment, 'HX-History-Restore-Request': 'true' })
    ).text();
    expect(html).toContain('<main');
  });

  it.each([
    ['near=ZZ99', 'near', 'Enter a postcode like DL1 5QT', 'value="ZZ99"'],
    ['available_on=2026-13-40', 'available_on', 'Enter a real date', 'value="2026-13-40"'],
  ])(
    'says what is wrong beside the field, and keeps what was typed: %s',
    async (query, field, message, kept) => {
      const html = await (await app.get(`/search?q=roof+box&kind=need&${query}`)).text();
      expect(html).toMatch(new RegExp(`<a href="#${field}">${message}`));
      expect(html).toMatch(new RegExp(`id="${field}-error".*?${message}`));
      const [input = ''] = all(html, new RegExp(`(<input[^>]*id="${field}"[^>]*>)`, 'g'));
      expect(input).toContain(`aria-describedby="${field}-error"`);
      expect(input).toContain('aria-invalid="true"');
      expect(input).toContain(kept);
      expect(html).toContain('value="roof box"');
      expect(html).toMatch(/id="kind-need"[^>]*checked/);
      expect(html).not.toContain('class="card"');
    },
  );

  it('says what leaves nothing: the filters, where something has all of the words', async () => {
    const far = await (await app.get('/search?q=room&near=SW1A+1AA&within=5')).text();
    expect(far).toContain('Nothing with these words fits the filters');
    expect(far).toMatch(/Farther than 5 miles too \(\d+\)/);
    const unknown = await (await app.get('/search?q=room+farsight')).text();
    expect(unknown).toContain('Nothing has all of these words');
    expect(unknown).toMatch(/Without “farsight” \(\d+\)/);
  });

  it('takes words that look like markup as words', async () => {
    const html = await (
      await app.get(`/search?q=${encodeURIComponent('<script>"x"</script> & minibus')}`)
    ).text();
    expect(html).not.toContain('<script>"x"');
    expect(await faults(html)).toEqual([]);
  });
});

it('answers a malformed page number of the organisations with 400 and no rows', async () => {
  const response = await app.get('/organisations?page=x');
  expect(response.status).toBe(400);
  const html = await response.text();
  expect(html).not.toContain('class="row-title"');
  expect(html).not.toContain('aria-current="page">1<');
  expect(html).toMatch(/href="\/organisations"[^>]*>To the first page/);
});

it('answers 304 while nothing has changed', async () => {
  const first = await app.get('/themes');
  const etag = first.headers.get('ETag') ?? '';
  expect((await app.get('/themes', { 'If-None-Match': etag })).status).toBe(304);
});

describe('the way to reach whoever lists an entry', () => {
  const read = async (slug: string) => (await app.get(`/listings/${slug}`)).text();

  it('is there to read and copy, and says when somebody answers', async () => {
    const html = await read('new-pyjamas-and-underwear-all-sizes');
    expect(html).toContain('Somebody answers within five working days.');
    expect(html.replaceAll('<wbr/>', '')).toMatch(/>helpline@juniperrefuge\.example<\/a>/);
    expect(all(html, /<a class="button"[^>]*>(.*?)<\/a>/g)).toEqual(['Offer this']);
  });

  it.each([
    ['an-accompanist-who-can-follow-us', 'See what else is needed', '/search?kind=need&amp;category=people'],
    [
      'display-cases-and-exhibition-boards',
      'See what else is on offer',
      '/search?kind=resource&amp;category=goods',
    ],
  ])('invites nobody to write about what is over, and leads on instead: %s', async (slug, words, href) => {
    const html = await read(slug);
    expect(html).toContain(`<a href="${href}">${words}</a>`);
    expect(html).not.toContain('class="button"');
    expect(html).not.toContain('that you saw');
    expect(html).toContain('href="mailto:');
  });

  it('says what to ask about what is paused or old', async () => {
    expect(await read('twenty-pool-bikes-and-helmets')).toContain('when it starts again');
    expect(await read('coat-hangers-any-amount')).toContain('whether it still holds');
  });
});

describe('what helps to decide', () => {
  it('puts the distance on a card before the ward, and no more than three facts', async () => {
    const html = await (await app.get('/search?q=room&near=DL1+5QT&within=5&sort=nearest')).text();
    const cards = all(html, /<p class="card-facts">(.*?)<\/p>/gs).map((facts) =>
      all(facts, /<span>([^<]+)<\/span>/g),
    );
    expect(cards.length).toBeGreaterThan(0);
    for (const facts of cards) {
      expect(facts.length).toBeLessThanOrEqual(3);
      expect(facts.slice(0, 2).some((fact) => /mile|nearby/.test(fact))).toBe(true);
    }
  });

  it('names all places of an organisation under one label', async () => {
    const html = await (await app.get('/organisations/borough-libraries')).text();
    expect(all(html, /<dt>(Where)<\/dt>/g)).toEqual(['Where']);
    expect(html).toContain('Mobile library stop');
  });

  it('writes what is listed as one writes it', async () => {
    const html = await (await app.get('/listings/volunteer-drop-in')).text();
    expect(html).toContain('<dd>In person, by telephone</dd>');
  });
});

describe('a page that can’t be shown', () => {
  const inMain = (html: string) => /<main.*<\/main>/s.exec(html)?.[0] ?? '';

  it.each([
    ['?kind=nonsense&theme=mental-health', 'Choose another in the filters', '/search?theme=mental-health'],
    ['?near=ZZ99&kind=need', 'Put it right and search again', '/search?kind=need'],
  ])('of a search for %s says what to do, and leads to the rest of it', async (query, words, href) => {
    const whole = await (await app.get(`/search${query}`)).text();
    const html = inMain(whole);
    expect(html).toContain(words);
    expect(html).toMatch(new RegExp(`href="${href.replace('?', '\\?')}">see the \\d+ \\w+ without it</a>`));
    expect(html).not.toContain('id="sort"');
    expect(await faults(whole)).toEqual([]);
  });

  it('of an address that isn’t one leads to where it may be found', async () => {
    const html = inMain(await (await app.get('/nowhere')).text());
    for (const way of ['/themes', '/organisations', '/']) expect(html).toContain(`href="${way}"`);
  });

  it('to whoever is signed in leads to their page', async () => {
    const charity = signIn(app, 'charity@demo.example');
    const { status, html } = await charity.get('/curate');
    expect(status).toBe(403);
    expect(inMain(html)).toContain('href="/my"');
    expect(inMain(html)).not.toContain('href="/sign-in"');
  });

  it('of a kind that there isn’t says so, and offers those that there are', async () => {
    const charity = signIn(app, 'charity@demo.example');
    const { html } = await charity.get('/listings/new?kind=nonsense');
    expect(html).toContain('names nothing that can be listed');
    expect((await charity.get('/listings/new')).html).not.toContain('names nothing');
    expect((await charity.get('/listings/new?kind=need&category=nonsense')).heading).toBe(
      'List something you need',
    );
  });
});
