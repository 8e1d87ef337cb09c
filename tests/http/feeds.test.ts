import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchAnswer } from '../../src/features/search/search.output.ts';
import { problemDocument } from '../../src/web/json-api.ts';
import { atomFaults, childrenOf, parseXml, textOf, type XmlNode } from '../support/atom.ts';
import { addListing, addOrganisation, aSite } from '../support/factories.ts';
import { openTestApp, type TestApp, testBaseUrl } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** Searches that others follow: what is new as Atom, and dates as a calendar. Read by parsers that aren't ours. */

const dayMs = 86_400_000;

async function atom(app: TestApp, query = ''): Promise<XmlNode> {
  const response = await app.get(`/search.atom?${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
  const feed = parseXml(await response.text());
  expect(atomFaults(feed)).toEqual([]);
  return feed;
}

const entries = (feed: XmlNode) => childrenOf(feed, 'entry');
const titles = (feed: XmlNode) => entries(feed).map((entry) => textOf(entry, 'title'));
const href = (node: XmlNode, rel: string) =>
  childrenOf(node, 'link').find(({ attributes }) => attributes.rel === rel)?.attributes.href;

async function calendar(app: TestApp, query = ''): Promise<{ text: string; events: ICAL.Event[] }> {
  const response = await app.get(`/search.ics?${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
  const text = await response.text();
  return { text, events: eventsIn(text) };
}

/** Events as another program reads them, after what RFC 5545 asks of every line and event was looked at. */
function eventsIn(text: string): ICAL.Event[] {
  const lines = text.split('\r\n');
  expect(lines.at(-1)).toBe('');
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
  }
  const whole = new ICAL.Component(ICAL.parse(text));
  expect(whole.getFirstPropertyValue('version')).toBe('2.0');
  expect(whole.getFirstPropertyValue('prodid')).toBeTruthy();
  const zones = whole.getAllSubcomponents('vtimezone');
  expect(zones).toHaveLength(1);
  for (const zone of zones) ICAL.TimezoneService.register(zone);
  const events = whole.getAllSubcomponents('vevent');
  for (const event of events) {
    for (const name of ['uid', 'dtstamp', 'dtstart', 'summary']) {
      expect(event.getAllProperties(name), name).toHaveLength(1);
    }
    expect(String(event.getFirstPropertyValue('dtstamp'))).toMatch(/Z$/);
  }
  expect(new Set(events.map((event) => event.getFirstPropertyValue('uid'))).size).toBe(events.length);
  return events.map((event) => new ICAL.Event(event));
}

/** The first times of an event, as UTC. */
function moments(event: ICAL.Event | undefined, count: number): string[] {
  const iterator = event?.iterator();
  const found: string[] = [];
  for (let next = iterator?.next(); next && found.length < count; next = iterator?.next()) {
    found.push(next.toJSDate().toISOString().slice(0, 16));
  }
  return found;
}

describe('of the demonstration borough', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  it.each([
    '',
    'q=book+keping',
    'kind=need&area=cockerton',
    'near=DL1+5QT&within=2',
    'sort=name&per_page=7&page=2',
  ])('finds what the search finds: %s', async (query) => {
    const sorted = /sort=/.test(query) ? query : `${query}&sort=newest`;
    const { body } = await app.json(`/api/v1/search?${sorted}`, searchAnswer);
    expect(body.hits.length).toBeGreaterThan(0);
    const feed = await atom(app, query);
    expect(entries(feed).map((entry) => [textOf(entry, 'id'), href(entry, 'alternate')])).toEqual(
      body.hits.map(({ id, url }) => [`urn:uuid:${id}`, url]),
    );
    // What it calls itself, and its page, find the same in the same order.
    const self = new URL(href(feed, 'self') ?? '');
    expect(titles(await atom(app, self.search.slice(1)))).toEqual(titles(feed));
    const page = new URL(href(feed, 'alternate') ?? '');
    expect([self.origin, page.pathname]).toEqual([testBaseUrl, '/search']);
    expect((await app.get(page.pathname + page.search)).status).toBe(200);
  });

  it('comes newest first, a page at a time, each entry once', async () => {
    const published: string[] = [];
    const ids: string[] = [];
    let query: string | undefined = 'kind=skill&per_page=30';
    while (query !== undefined) {
      const feed = await atom(app, query);
      for (const entry of entries(feed)) {
        ids.push(textOf(entry, 'id'));
        published.push(textOf(entry, 'published'));
      }
      const next = href(feed, 'next');
      query = next === undefined ? undefined : new URL(next).search.slice(1);
    }
    expect(ids.length).toBe((await app.json('/api/v1/search?kind=skill', searchAnswer)).body.total);
    expect(new Set(ids).size).toBe(ids.length);
    expect(published).toEqual(published.toSorted().reverse());
  });

  it.each(['', 'kind=volunteering&kind=shadowing', 'q=drivers', 'kind=service', 'q=nothinghasthisword'])(
    'has a calendar that other programs read: %s',
    async (query) => {
      const { events } = await calendar(app, query);
      if (query === '' || query.startsWith('kind=vol')) expect(events.length).toBeGreaterThan(3);
      for (const event of events) {
        expect(event.component.getFirstPropertyValue('url')).toMatch(`${testBaseUrl}/listings/`);
        // A rule that never comes about, or begins on another day than it names, would be a mistake of ours.
        expect(moments(event, 1)).toEqual([event.startDate.toJSDate().toISOString().slice(0, 16)]);
      }
    },
  );

  it.each(['kind=wish', 'near=nowhere', 'page=0&sort=best'])('refuses %s as the API does', async (query) => {
    const expected = await app.json(`/api/v1/search?${query}`, problemDocument);
    for (const path of ['/search.atom', '/search.ics']) {
      const { status, type, body } = await app.json(`${path}?${query}`, problemDocument);
      expect([status, type]).toEqual([400, 'application/problem+json; charset=utf-8']);
      expect(body.errors).toEqual(expected.body.errors);
    }
  });

  it('is open to every origin, and answers 304 for what has not changed', async () => {
    for (const path of ['/search.atom?q=food', '/search.ics?kind=need']) {
      const first = await app.get(path, { Origin: 'https://elsewhere.example' });
      expect(first.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(first.headers.get('Set-Cookie')).toBeNull();
      const again = await app.get(path, { 'If-None-Match': first.headers.get('ETag') ?? '' });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
  });

  it('is to be found on the page of results, and not where there is nothing to follow', async () => {
    const page = await (await app.get('/search?q=food&kind=need&page=2&sort=name&per_page=10')).text();
    for (const path of ['/search.atom', '/search.ics']) {
      const links = page.match(new RegExp(`href="${path}\\?q=food&amp;kind=need"`, 'g'));
      expect(links).toHaveLength(2);
    }
    expect(await faults(page)).toEqual([]);
    expect(await (await app.get('/search?kind=wish')).text()).not.toContain('search.atom');
  });
});

describe('of a small directory', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp({ template: 'empty' });
  });
  afterAll(() => app.close());

  it('is whole where there is nothing yet', async () => {
    const feed = await atom(app);
    expect([entries(feed).length, textOf(feed, 'updated')]).toEqual([0, '1970-01-01T00:00:00.000Z']);
    expect((await calendar(app)).events).toEqual([]);
  });

  it('shows what people typed as they typed it', async () => {
    const trust = addOrganisation(app.services, { name: 'Lamps & <b>Co</b>, “Ltd”; \\n', sites: [aSite()] });
    const title = 'Lamps & <script>alert(1)</script> ]]> "a"; b, c\\d';
    addListing(app.services, trust, {
      sites: app.services.organisations.sites(trust),
      content: {
        kind: 'volunteering',
        title,
        summary: `Möbel\u0007 ${'ürü 🦀 '.repeat(40)}\nand\tmore`,
        themes: ['environment'],
        availability: { dates: ['2026-12-05'], note: 'Bring gloves; and, a hat' },
      },
    });
    const [entry] = entries(await atom(app, `q=${encodeURIComponent('lamps \u0000 & <b>')}`));
    expect(entry && textOf(entry, 'title')).toBe(title);
    expect(entry && textOf(entry, 'summary')).toContain('🦀 \nand\tmore');
    const { events, text } = await calendar(app);
    expect(events[0]?.summary).toBe(title);
    expect(events[0]?.description).toContain(`${'ürü 🦀 '.repeat(40)}\nand\tmore`);
    expect(events[0]?.description).toContain('Lamps & <b>Co</b>, “Ltd”; \\n\n\nBring gloves; and, a hat');
    expect(events[0]?.location).toBe('Lantern Hall, 12 Lantern Row, Cockerton, DL3 9AB');
    expect(text.replaceAll('\r\n ', '')).toContain('CATEGORIES:Volunteering,Environment and green spaces');
  });

  it('keeps ids through a change, counts it, and forgets what is no longer live', async () => {
    const trust = addOrganisation(app.services, { name: 'Movers' });
    const content = {
      kind: 'shadowing' as const,
      title: 'A day with the removers',
      availability: { weekly: [{ day: 1 as const, from: '09:00', to: '12:00' }] },
    };
    const sourceKey = 'test:movers';
    const listing = addListing(app.services, trust, { sourceKey, content });
    const read = async () => ({
      entry: entries(await atom(app, 'q=removers'))[0],
      event: (await calendar(app, 'q=removers')).events[0],
    });
    const before = await read();
    app.clock.advance(dayMs);
    addListing(app.services, trust, {
      sourceKey,
      content: { ...content, availability: { weekly: [{ day: 2, from: '10:00', to: '12:00' }] } },
    });
    const after = await read();
    expect(after.entry && textOf(after.entry, 'id')).toBe(before.entry && textOf(before.entry, 'id'));
    expect(after.entry && textOf(after.entry, 'updated')).toBe(app.clock.now().toISOString());
    expect(after.event?.uid).toBe(before.event?.uid);
    expect([before.event?.sequence, after.event?.sequence]).toEqual([0, 1]);
    addListing(app.services, trust, { sourceKey, state: 'archived', content });
    expect(await read()).toEqual({ entry: undefined, event: undefined });
    expect(listing.slug).toBe('a-day-with-the-removers');
  });
});
