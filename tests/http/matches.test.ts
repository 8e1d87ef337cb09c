import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchesAnswer } from '../../src/features/matching/index.ts';
import { addListing, addOrganisation, aSite } from '../support/factories.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** What goes with what, as other systems are told. */

type Matches = ReturnType<typeof matchesAnswer.parse>['matches'];

const matchesOf = async (app: TestApp, { id }: { id: string }): Promise<Matches> =>
  (await app.json(`/api/v1/listings/${id}/matches`, matchesAnswer)).body.matches;
const titles = (matches: Matches) => matches.map(({ listing }) => listing.title);

describe('in the demonstration borough', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());
  const bySlug = (slug: string) => app.services.listings.getPublicBySlug(slug);

  it('are told best first, with reasons, and only counterparts of others that are live', async () => {
    const need = bySlug('level-2-food-hygiene-for-6-new-cooks');
    const matches = await matchesOf(app, need);
    expect(titles(matches)[0]).toBe('Four free places on each food hygiene course');
    const scores = matches.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { listing, reasons } of matches) {
      expect(listing.kind).not.toBe('need');
      expect(listing.organisation.slug).not.toBe('cockerton-community-kitchen');
      expect(reasons.length).toBeGreaterThan(0);
      expect(bySlug(listing.slug).state).toBe('live');
    }
  });

  it('are the same seen from the other side', async () => {
    const need = bySlug('level-2-food-hygiene-for-6-new-cooks');
    const [best] = await matchesOf(app, need);
    const back = await matchesOf(app, { id: best?.listing.id ?? '' });
    const mine = back.find(({ listing }) => listing.id === need.id);
    expect(mine?.score).toBe(best?.score);
    expect(mine?.listing.distanceMiles).toBe(best?.listing.distanceMiles);
  });

  it('have an ETag, and none for what isn’t live; what isn’t public isn’t known', async () => {
    const need = bySlug('level-2-food-hygiene-for-6-new-cooks');
    const path = `/api/v1/listings/${need.id}/matches`;
    const first = await app.get(path);
    const etag = first.headers.get('ETag') ?? '';
    expect((await app.get(path, { 'If-None-Match': etag })).status).toBe(304);
    expect(await matchesOf(app, bySlug('twenty-pool-bikes-and-helmets'))).toEqual([]);
    for (const id of ['nothing', '01900000-0000-7000-8000-000000000000']) {
      expect((await app.get(`/api/v1/listings/${id}/matches`)).status).toBe(404);
    }
  });

  it('stand on the page of an entry, and not where nothing goes with it', async () => {
    const html = await (await app.get('/listings/level-2-food-hygiene-for-6-new-cooks')).text();
    expect(html).toContain('Could be met by');
    expect(html).toContain('Four free places on each food hygiene course');
    expect(html).not.toContain('Doesn’t fit');
    // The other side's page shows the need, with the same reason.
    const offer = await (await app.get('/listings/four-free-places-on-each-food-hygiene-course')).text();
    const rows = /Could help with.*?<\/section>/s.exec(offer)?.[0] ?? '';
    expect(rows).toContain('href="/listings/level-2-food-hygiene-for-6-new-cooks"');
    expect(rows).toMatch(/Both mention [^<]*food hygiene/);
    expect(await faults(offer)).toEqual([]);
    const paused = await (await app.get('/listings/twenty-pool-bikes-and-helmets')).text();
    expect(paused).not.toContain('Could help with');
  });
});

describe('in a borough of a few entries', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp({ template: 'empty' });
  });
  afterAll(() => app.close());

  const books = { title: 'Somebody to do our books', summary: 'A bookkeeper, half a day a month.' };
  const need = { ...books, kind: 'need', category: 'people', skills: ['bookkeeping'] } as const;
  const offer = {
    kind: 'skill',
    category: null,
    title: 'Bookkeeping for small groups',
    summary: 'We sort your receipts.',
    skills: ['bookkeeping'],
    details: { forms: ['hands-on'] },
  } as const;
  const content = <Content extends { skills: readonly string[] }>(given: Content) => ({
    ...given,
    skills: [...given.skills],
  });

  it('leave out one’s own, what is paused, met or lapsed, and whoever has gone', async () => {
    const { services } = app;
    const asker = addOrganisation(services, { name: 'Askers' });
    const giver = addOrganisation(services, { name: 'Givers', sector: 'local-authority' });
    const wanted = addListing(services, asker, { content: content(need) });
    addListing(services, asker, { content: content({ ...offer, title: 'Our own bookkeeping' }) });
    const given = addListing(services, giver, { content: content(offer) });
    for (const state of ['paused', 'taken', 'lapsed', 'archived'] as const) {
      addListing(services, giver, { state, content: content({ ...offer, title: `Bookkeeping, ${state}` }) });
    }
    expect(titles(await matchesOf(app, wanted))).toEqual(['Bookkeeping for small groups']);
    expect(titles(await matchesOf(app, given))).toEqual(['Somebody to do our books']);
    const [match] = await matchesOf(app, wanted);
    expect(match?.reasons).toEqual(['Both mention bookkeeping', 'from the council', 'confirmed 3 days ago']);
    expect(match?.listing.highlights.title).toContain('<mark>Bookkeeping</mark>');
  });

  it('say nothing of where a hidden place is', async () => {
    const { services } = app;
    const hidden = aSite({ name: 'Safe House', visibility: 'hidden', wardSlug: 'cockerton' });
    const refuge = addOrganisation(services, { name: 'Refuge', sites: [hidden] });
    const hall = addOrganisation(services, { name: 'Hall', sector: 'business', sites: [aSite()] });
    const sites = (organisation: typeof refuge) => services.organisations.sites(organisation);
    const words = { title: 'Lockable filing cabinet', summary: 'A steel filing cabinet with four drawers.' };
    const wanted = addListing(services, refuge, {
      sites: sites(refuge),
      content: { kind: 'need', category: 'equipment', ...words },
    });
    const given = addListing(services, hall, {
      sites: sites(hall),
      content: { kind: 'resource', category: 'equipment', ...words, areas: ['cockerton'] },
    });
    for (const each of [wanted, given]) {
      const matches = await matchesOf(app, each);
      expect(titles(matches)).toEqual(['Lockable filing cabinet']);
      expect(matches[0]?.listing.distanceMiles).toBeNull();
      expect(matches[0]?.reasons.join()).not.toMatch(/mile|nearby|Cockerton/);
    }
  });

  it('are twenty at most, however much goes with an entry', async () => {
    const asker = addOrganisation(app.services, { name: 'Tailors' });
    const wanted = addListing(app.services, asker, {
      content: content({ ...need, title: 'Somebody to mend our curtains', skills: ['sewing'] }),
    });
    for (let given = 1; given <= 22; given += 1) {
      const giver = addOrganisation(app.services, { name: `Menders ${given}` });
      addListing(app.services, giver, {
        content: content({ ...offer, title: `Curtains mended, ${given}`, skills: ['sewing'] }),
      });
    }
    expect(await matchesOf(app, wanted)).toHaveLength(20);
  });
});
