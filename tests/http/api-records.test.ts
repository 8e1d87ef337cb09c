import { eq, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listings } from '../../db/schema/listings.ts';
import { organisations } from '../../db/schema/organisations.ts';
import { kindDefinitions, listingEntry } from '../../src/features/listings/index.ts';
import { listingAnswer } from '../../src/features/listings/listing.output.ts';
import { organisationReference, placeAnswer } from '../../src/features/organisations/index.ts';
import { organisationAnswer } from '../../src/features/organisations/organisation.output.ts';
import { problemDocument } from '../../src/web/json-api.ts';
import { pageFigures } from '../../src/web/paging.ts';
import { addListing, addOrganisation, aSite, someDetails } from '../support/factories.ts';
import { openTestApp, type TestApp, testBaseUrl } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const organisationPage = z.strictObject({ ...pageFigures, organisations: z.array(organisationAnswer) });
const organisationDetails = organisationAnswer.extend({
  parts: z.array(organisationReference),
  places: z.array(placeAnswer),
  listings: z.array(listingEntry),
});

describe('GET /api/v1/listings/:id', () => {
  it('gives every listing of the demonstration as its record says', async () => {
    const rows = app.database.select().from(listings).where(ne(listings.state, 'draft')).all();
    expect(rows.length).toBeGreaterThan(400);
    for (const row of rows) {
      const { status, body } = await app.json(`/api/v1/listings/${row.id}`, listingAnswer);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        id: row.id,
        url: `${testBaseUrl}/listings/${row.slug}`,
        title: row.title,
        description: row.description,
        state: row.state,
        details: row.details,
        publishedAt: row.publishedAt?.toISOString(),
      });
      expect(body.facts).toEqual(kindDefinitions[row.kind].facts(row.details));
      expect(kindDefinitions[row.kind].details.parse(body.details)).toEqual(body.details);
    }
  });

  it('says what is not known as null, and lists as lists', async () => {
    const organisation = addOrganisation(app.services);
    const { id } = addListing(app.services, organisation, { confirmedOn: null });
    const { body } = await app.json(`/api/v1/listings/${id}`, listingAnswer);
    expect(body).toEqual({
      id,
      slug: 'lamp-lending',
      url: `${testBaseUrl}/listings/lamp-lending`,
      kind: 'service',
      title: 'Lamp lending',
      summary: 'Borrow a lamp for the winter.',
      organisation: {
        id: organisation.id,
        slug: 'lantern-trust',
        name: 'Lantern Trust',
        sector: 'third-sector',
      },
      themes: [],
      skills: [],
      category: null,
      areas: ['whole-borough'],
      confirmedOn: null,
      description: '',
      state: 'live',
      publishedAt: '2026-11-01T12:00:00.000Z',
      availability: null,
      facts: [
        { label: 'Who it is for', value: 'Everybody' },
        { label: 'Getting in touch', value: 'Come in on a Monday' },
        { label: 'How', value: 'In person' },
        { label: 'Cost', value: 'Free' },
      ],
      details: someDetails.service,
      places: [],
    });
  });

  it('gives its places and when it is', async () => {
    const organisation = addOrganisation(app.services, { sites: [aSite()] });
    const sites = app.services.organisations.sites(organisation);
    const availability = { until: '2026-12-24', weekly: [{ day: 1 as const, from: '09:00', to: '12:00' }] };
    const { id } = addListing(app.services, organisation, { sites, content: { availability } });
    const { body } = await app.json(`/api/v1/listings/${id}`, listingAnswer);
    expect(body.availability).toEqual({ from: null, ...availability, dates: [], note: null });
    expect(body.places).toEqual([
      {
        id: sites[0]?.id,
        name: 'Lantern Hall',
        address: '12 Lantern Row, Cockerton',
        postcode: 'DL3 9AB',
        ward: { slug: 'cockerton', name: 'Cockerton' },
        stepFree: 'yes',
        location: { latitude: 54.535, longitude: -1.583, precision: 'exact' },
      },
    ]);
  });

  it.each([
    ['paused', 200],
    ['met', 200],
    ['taken', 200],
    ['lapsed', 200],
    ['archived', 404],
  ] as const)('answers one that is %s with %i', async (state, status) => {
    const { id } = addListing(app.services, addOrganisation(app.services), { state });
    const expected = z.union([listingAnswer, problemDocument]);
    expect((await app.json(`/api/v1/listings/${id}`, expected)).status).toBe(status);
  });
});

describe('GET /api/v1/organisations', () => {
  it('lists all of them by name, and each answers with its parts, places and live listings', async () => {
    const rows = app.database.select().from(organisations).where(eq(organisations.state, 'live')).all();
    const seen: z.output<typeof organisationAnswer>[] = [];
    const first = await app.json('/api/v1/organisations?per_page=40', organisationPage);
    expect(first.body).toMatchObject({ total: rows.length, page: 1, perPage: 40 });
    for (let page = 1; page <= first.body.totalPages; page += 1) {
      const { body } = await app.json(`/api/v1/organisations?per_page=40&page=${page}`, organisationPage);
      seen.push(...body.organisations);
    }
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(rows.map(({ id }) => id)));
    const live = app.database.select().from(listings).all();
    for (const listed of seen) {
      const { body } = await app.json(`/api/v1/organisations/${listed.id}`, organisationDetails);
      expect(body).toMatchObject(listed);
      const row = rows.find(({ id }) => id === listed.id);
      const own = live.filter((each) => each.organisationRowId === row?.rowId && each.state === 'live');
      expect(new Set(body.listings.map(({ id }) => id))).toEqual(new Set(own.map(({ id }) => id)));
      const parts = seen.filter(({ parent }) => parent?.id === listed.id);
      expect(new Set(body.parts.map(({ id }) => id))).toEqual(new Set(parts.map(({ id }) => id)));
    }
    expect(seen.filter(({ parent }) => parent !== null).length).toBeGreaterThan(0);
  });
});

describe('organisations in the order of their names', () => {
  const inOrder = ['eXtra Mile', 'Extra mile', 'Harrowgate and Springfield', 'Harrowgate Hill', 'Zeal'];
  const amongThem = (names: string[]) => names.filter((name) => inOrder.includes(name));
  let whole: string;
  beforeAll(() => {
    const { rowId, slug } = addOrganisation(app.services, { name: 'Mile Trust' });
    // The two that differ by their letters' case alone stand as they came, whichever way they are paged.
    for (const name of [
      'Zeal',
      'Harrowgate Hill',
      'eXtra Mile',
      'Extra mile',
      'Harrowgate and Springfield',
    ]) {
      addOrganisation(app.services, { name, parentRowId: rowId });
    }
    whole = slug;
  });

  it.each([1, 7, 100])(
    'are in the API’s list, %i a page, with upper and lower case alike',
    async (perPage) => {
      const names: string[] = [];
      for (let page = 1, pages = 1; page <= pages; page += 1) {
        const path = `/api/v1/organisations?per_page=${perPage}&page=${page}`;
        const { body } = await app.json(path, organisationPage);
        names.push(...body.organisations.map(({ name }) => name));
        pages = body.totalPages;
      }
      expect(amongThem(names)).toEqual(inOrder);
      const folded = names.map((name) => name.toLowerCase());
      expect(folded).toEqual(folded.toSorted());
    },
  );

  it('are on the pages', async () => {
    const names: string[] = [];
    for (let page = 1, text = ''; page === 1 || text.includes(`?page=${page}"`); page += 1) {
      text = await (await app.get(`/organisations?page=${page}`)).text();
      names.push(
        ...Array.from(
          text.matchAll(/<a [^>]*href="\/organisations\/[^>]*>([^<]*)</g),
          ([, name = '']) => name,
        ),
      );
    }
    expect(amongThem(names)).toEqual(inOrder);
  });

  it('are among what a body consists of', async () => {
    const text = await (await app.get(`/organisations/${whole}`)).text();
    const names = Array.from(text.matchAll(/>([^<>]+)</g), ([, name = '']) => name);
    expect(amongThem(names)).toEqual(inOrder);
  });
});

describe('the vocabulary', () => {
  const vocabulary = () => app.services.vocabularies.load();
  it.each(['themes', 'skills', 'categories', 'areas'] as const)('lists all %s in pages', async (name) => {
    const term = z.looseObject({ slug: z.string(), label: z.string() });
    const page: z.ZodType<Record<string, unknown>> = z.strictObject({
      ...pageFigures,
      [name]: z.array(term),
    });
    const slugs: unknown[] = [];
    const known = [...vocabulary()[name].keys()];
    for (let asked = 1; asked <= Math.ceil(known.length / 20); asked += 1) {
      const { body } = await app.json(`/api/v1/${name}?page=${asked}`, page);
      expect(body).toMatchObject({ total: known.length, page: asked, perPage: 20 });
      slugs.push(
        ...z
          .array(term)
          .parse(body[name])
          .map(({ slug }) => slug),
      );
    }
    expect(slugs).toEqual(known);
    expect(known.length).toBeGreaterThan(9);
  });
});

describe('every list', () => {
  const lists = ['organisations', 'themes', 'skills', 'categories', 'areas'];
  const cases = lists.flatMap((list) =>
    [
      ['page=0', 'page'],
      ['page=first', 'page'],
      ['per_page=101', 'per_page'],
      ['per_page=0', 'per_page'],
    ].map(([query, parameter]) => ({ list, query, parameter })),
  );

  it.each(cases)('$list refuses $query', async ({ list, query, parameter }) => {
    const { status, body } = await app.json(`/api/v1/${list}?${query}`, problemDocument);
    expect([status, body.errors?.map((error) => error.parameter)]).toEqual([400, [parameter]]);
  });

  it.each(lists)('%s is empty past its end', async (list) => {
    for (const page of ['1000', '1000000000', '999999999999999']) {
      const expected = z.looseObject({ ...pageFigures, [list]: z.array(z.unknown()).length(0) });
      const { status, body } = await app.json(`/api/v1/${list}?page=${page}&per_page=100`, expected);
      expect([status, body.page, body.total > 0]).toEqual([200, Number(page), true]);
    }
  });
});
