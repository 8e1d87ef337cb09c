import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDatabase } from '../../src/commands/prepare.ts';
import { reviewTypes } from '../../src/features/curation/index.ts';
import {
  advanceDemonstration,
  freshness,
  kindDefinitions,
  type Listing,
  type ListingProjection,
  listingKinds,
} from '../../src/features/listings/index.ts';
import {
  createSearchProjection,
  type SearchResult,
  wholeDirectory,
} from '../../src/features/search/index.ts';
import { isoWeekday, londonDay } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createServices, type Services } from '../../src/services.ts';
import { signIn } from '../support/client.ts';
import { personOf } from '../support/submissions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { testClock } from '../support/test-clock.ts';

/** The demonstration borough: all is there that it is to show, and stays so while the calendar goes on. */

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

function allListings({ database, listings }: Services): Listing[] {
  const rows = database.$client.prepare<[], number>('SELECT row_id FROM listings').pluck().all();
  return [...listings.byRowIds(rows).values()];
}

/** What the index holds of each entry. */
const indexed = ({ database }: Services) =>
  database.$client.prepare('SELECT row_id, hex(record), name_key FROM search_entries ORDER BY 1').all();

/** The last day on which a listing makes sense. */
const endOf = ({ kind, details, availability }: Listing) =>
  kindDefinitions[kind].endsOn(details, availability);

function countBy<Key extends string>(keys: readonly Key[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

describe('on the day of seeding', () => {
  it('shows every kind, sector, category, theme and ward, and most skills', async () => {
    const { total, facets } = await app.services.engine.search(wholeDirectory);
    const used = Object.fromEntries(
      Object.entries(facets).map(([name, values]) => [name, values.filter(({ count }) => count > 0).length]),
    );
    expect(total).toBeGreaterThanOrEqual(430);
    expect(used).toMatchObject({ kind: listingKinds.length, sector: 4, theme: 18, category: 10 });
    expect(used.skill).toBeGreaterThanOrEqual(60);
    const wards = app.services.places.wards().map(({ slug }) => slug);
    expect(wards).toHaveLength(20);
    expect(facets.area.map(({ value }) => value)).toEqual(
      expect.arrayContaining([...wards, 'whole-borough']),
    );
    expect(app.services.organisations.list({ offset: 0, limit: 1 }).total).toBeGreaterThanOrEqual(90);
  });

  it('has entries that are fresh, that go stale, and that have lapsed', () => {
    const today = londonDay(app.clock.now());
    const listings = allListings(app.services);
    const live = listings.filter(({ state }) => state === 'live');
    const ages = countBy(live.map(({ reviewDueOn }) => freshness(reviewDueOn, today)));
    expect(ages.fresh).toBeGreaterThan(300);
    expect(ages.stale).toBeGreaterThan(5);
    expect(ages.expired ?? 0).toBe(0);
    expect(countBy(listings.map(({ state }) => state)).lapsed).toBeGreaterThan(3);
    expect(live.filter((listing) => (endOf(listing) ?? today) < today)).toEqual([]);
  });

  it('has one of each sort of what people bring to the curators’ desk, word for word the same each time', async () => {
    const waiting = ({ reviews }: Services) => {
      const { items } = reviews.queue({ types: reviewTypes }, { offset: 0, limit: 50 });
      return items.map(({ id, type, openedAt }) => [id, type, openedAt.toISOString()]);
    };
    const first = waiting(app.services);
    expect(first.map(([, type]) => type)).toEqual([
      'registration',
      'problem',
      'claim',
      'changed-listing',
      'look-over',
      'new-listing',
      'correction',
      'new-listing',
    ]);
    for (const [id] of first) {
      expect((await signIn(app, 'curator@demo.example').get(`/curate?item=${id}`)).status).toBe(200);
    }
    const folder = mkdtempSync(path.join(tmpdir(), 'borough-exchange-again-'));
    const given = { clock: testClock(), logger: silentLogger };
    const database = prepareDatabase(
      { dataDir: folder, databaseFile: path.join(folder, 'again.db'), demo: true },
      given,
    );
    expect(waiting(createServices({ database, ...given }))).toEqual(first);
    database.$client.close();
    rmSync(folder, { recursive: true });
  });

  it('has a council with teams', () => {
    const { organisations } = app.services.organisations.list({ offset: 0, limit: 500 });
    const parts = organisations.map((each) => app.services.organisations.parts(each).length);
    expect(Math.max(...parts)).toBeGreaterThan(10);
  });
});

describe.each([1, 7, 40, 400])('%s days later', (days) => {
  /** How each entry looks to whoever reads it on a day: how fresh, how old, and on which weekdays it takes place. */
  function looks(services: Services): Map<string, unknown> {
    const today = londonDay(services.clock.now());
    return new Map(
      allListings(services).map(({ slug, state, reviewDueOn, availability }) => [
        slug,
        { state, age: freshness(reviewDueOn, today), weekdays: availability?.dates?.map(isoWeekday) },
      ]),
    );
  }

  /** What searches find, word by word and facet by facet. */
  async function findings({ engine }: Services): Promise<unknown[]> {
    const found: SearchResult[] = [];
    for (const text of ['', 'room', 'book keeper', 'volunteers', 'Cockerton']) {
      found.push(await engine.search({ ...wholeDirectory, text }));
    }
    return found.map(({ total, facets }) => ({ total, facets }));
  }

  it('looks and is found as on the first day, with nothing gone by', async () => {
    const before = { looks: looks(app.services), findings: await findings(app.services) };
    app.clock.advance(days * 86_400_000);
    await app.services.worker.processAll();
    expect(looks(app.services)).toEqual(before.looks);
    expect(await findings(app.services)).toEqual(before.findings);
    const today = londonDay(app.clock.now());
    const live = allListings(app.services).filter(({ state }) => state === 'live');
    expect(live.filter((listing) => (endOf(listing) ?? today) < today)).toEqual([]);

    const kept = indexed(app.services);
    app.services.rebuildIndex();
    expect(indexed(app.services)).toEqual(kept);
  });
});

/** The worker adds calls, lapsed entries and likely duplicates by itself. */
const seededTypes = reviewTypes.filter((type) => !['call', 'lapsed', 'duplicate'].includes(type));

it('keeps what waits at the desk as long in waiting as it was, except what somebody has looked after', async () => {
  const ages = () =>
    app.services.reviews
      .queue({ types: seededTypes }, { offset: 0, limit: 50 })
      .items.map(({ id, openedAt }) => [id, app.clock.now().getTime() - openedAt.getTime()]);
  const before = ages();
  const [[touched = ''] = []] = before as [string, number][];
  const curator = personOf(app, 'curator@demo.example');
  app.services.reviews.assign(curator, [touched], curator.accountRowId);
  for (const days of [1, 30]) {
    app.clock.advance(days * 86_400_000);
    await app.services.worker.processAll();
  }
  const [old, ...others] = before;
  expect(ages()).toEqual([[touched, Number(old?.[1]) + 31 * 86_400_000], ...others]);
});

it('goes on where it was cut off, and ends up the same', async () => {
  const undisturbed = await openTestApp();
  for (const each of [app, undisturbed]) each.clock.advance(40 * 86_400_000);
  await undisturbed.services.worker.processAll();

  const { database, clock, services } = app;
  const projection = createSearchProjection(services.engine, {
    vocabulary: () => services.vocabularies.load(),
    wardCentre: services.places.wardCentre,
    outcodeCentre: services.places.outcodeCentre,
  });
  for (let batch = 0; batch < 4; batch += 1) {
    expect(advanceDemonstration({ database, clock, projection })).toBe(true);
  }
  const failing: ListingProjection = {
    listingChanged(tx, listing) {
      projection.listingChanged(tx, listing);
      throw new Error('cut off');
    },
  };
  expect(() => advanceDemonstration({ database, clock, projection: failing })).toThrow('cut off');
  // Another process, which knows only what was committed.
  await createServices({ database, clock, logger: silentLogger }).worker.processAll();

  expect(allListings(services)).toEqual(allListings(undisturbed.services));
  expect(indexed(services)).toEqual(indexed(undisturbed.services));
  await undisturbed.close();
});
