import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { openTestApp, type TestApp, testBaseUrl } from '../support/test-app.ts';

/** Follows every link of the demonstration borough, as somebody with a lot of patience would. */

interface Visited {
  status: number;
  html: string;
  /** The page that led here. */
  from: string;
}

/** The links of a document that stay with us: "/themes#x". */
function linksOf(html: string): string[] {
  return [...html.matchAll(/<(?:a|link)\b[^>]*?\shref="([^"]*)"/g)]
    .map((match) => (match[1] ?? '').replaceAll('&amp;', '&'))
    .map((href) => (href.startsWith(testBaseUrl) ? href.slice(testBaseUrl.length) : href))
    .filter((href) => !/^[a-z]+:/.test(href) && !href.startsWith('/assets/'));
}

let app: TestApp;
const visited = new Map<string, Visited>();

beforeAll(async () => {
  app = await openTestApp();
  const waiting = [{ path: '/', from: '' }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { path, from } = next;
    if (visited.has(path)) continue;
    const response = await app.get(path);
    // Some links are for people who are signed in: these lead there first.
    if (response.headers.get('Location')?.startsWith('/sign-in?next=')) continue;
    const html = await response.text();
    visited.set(path, { status: response.status, html, from });
    for (const href of linksOf(html)) {
      const [target = ''] = href.split('#');
      if (target !== '' && !visited.has(target)) waiting.push({ path: target, from: path });
    }
  }
});
afterAll(() => app.close());

describe('every link of every page', () => {
  it('leads to a page that is there', () => {
    const broken = [...visited].filter(([, { status }]) => status !== 200);
    expect(broken.map(([path, { status, from }]) => `${from} → ${path}: ${status}`)).toEqual([]);
  });

  it('leads to all that is public', () => {
    const listings = app.database.select().from(schema.listings).all();
    const organisations = app.database.select().from(schema.organisations).all();
    const expected = [
      ...listings.filter(({ state }) => state === 'live').map(({ slug }) => `/listings/${slug}`),
      ...organisations.filter(({ state }) => state === 'live').map(({ slug }) => `/organisations/${slug}`),
    ];
    expect(expected.length).toBeGreaterThan(500);
    expect(expected.filter((path) => !visited.has(path))).toEqual([]);
  });

  it('with a fragment leads to a place on its page', () => {
    const missing: string[] = [];
    for (const [from, { html }] of visited) {
      for (const href of linksOf(html)) {
        const [path = '', fragment] = href.split('#');
        if (fragment === undefined) continue;
        const target = path === '' ? html : visited.get(path)?.html;
        if (!target?.includes(`id="${fragment}"`)) missing.push(`${from} → ${href}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('is on a page that says it is a demonstration, sets no style inline and is of a sensible size', () => {
    const pages = [...visited].filter(([path]) => !/\.[a-z]+(\?|$)/.test(path));
    expect(pages.length).toBeGreaterThan(700);
    for (const [path, { html }] of pages) {
      if (!html.includes('Demonstration data')) expect.fail(`${path} doesn’t say what it is`);
      if (/\sstyle="/.test(html)) expect.fail(`${path} has a style of its own`);
      if (Buffer.byteLength(html) > 100_000) expect.fail(`${path} is larger than 100 kB`);
    }
  });
});

/** Case, spaces and signs make no difference to somebody who looks. */
function compact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

describe('what a site keeps back', () => {
  it('stands on no page', () => {
    const sites = app.database.select().from(schema.sites).all();
    const told = compact(
      sites
        .filter(({ visibility }) => visibility === 'address')
        .map(({ name, address, postcode }) => `${name}|${address}|${postcode}`)
        .join('|'),
    );
    const secrets = sites
      .filter(({ visibility }) => visibility !== 'address')
      .flatMap(({ name, address, postcode, visibility }) => [
        address,
        postcode,
        visibility === 'hidden' ? name : null,
      ])
      .map((secret) => compact(secret ?? ''))
      .filter((secret) => secret.length > 3 && !told.includes(secret));
    expect(secrets.length).toBeGreaterThan(20);
    const leaks = [...visited].flatMap(([path, { html }]) => {
      const text = compact(html);
      return secrets.filter((secret) => text.includes(secret)).map((secret) => `${path}: ${secret}`);
    });
    expect(leaks).toEqual([]);
  });

  it('leaves nothing of the refuge’s house, street, postcode or ward on its pages', async () => {
    const own = [...visited].filter(
      ([, { html }]) => html.includes('<h1') && html.includes('Juniper Women’s Refuge'),
    );
    expect(own.length).toBeGreaterThan(3);
    for (const [path, { html }] of own) {
      // Cards of others stand beside its own in lists; there its ward may be named for them.
      const isItsOwn =
        path === '/organisations/juniper-womens-refuge' ||
        (path.startsWith('/listings/') && html.includes('href="/organisations/juniper-womens-refuge"'));
      expect(html, path).not.toMatch(/Quince|Orchard Mews|DL3 ?8JR/i);
      if (isItsOwn) expect(html, path).not.toMatch(/Hummersknott/i);
    }
  });

  it.each(['Quince+House', 'Quince+Orchard+Mews', 'DL3+8JR'])('finds no refuge by %s', async (words) => {
    expect(await (await app.get(`/search?q=${words}`)).text()).not.toContain('Juniper');
  });

  it('measures no distance to the refuge', async () => {
    const html = await (await app.get('/search?q=pyjamas&near=DL3+8JR')).text();
    expect(html).toContain('New <mark>pyjamas</mark> and underwear');
    const [card = ''] = html.match(/<li class="card">(?:(?!<\/li>).)*Juniper.*?<\/li>/s) ?? [];
    expect(card).not.toMatch(/mile/);
    expect(await (await app.get('/search?q=pyjamas&near=DL3+8JR&within=25')).text()).not.toContain('Juniper');
  });
});
