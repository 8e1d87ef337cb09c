import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Database, openDatabase, transaction } from '../../db/client.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { listings } from '../../db/schema/listings.ts';
import { seedVocabularies } from '../../src/commands/prepare.ts';
import { organisationInput } from '../../src/features/organisations/index.ts';
import { systemActor } from '../../src/platform/actor.ts';
import { appRoot } from '../../src/platform/app-root.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createServices } from '../../src/services.ts';
import { fillAtScale, scaleListingKey } from './fill.ts';
import { generateOrganisation } from './organisations.ts';
import { createRandom, createZipf } from './random.ts';
import { createWordPool } from './word-pool.ts';

const today = '2026-03-02';
const count = 300;

function filled(): Database {
  const database = openDatabase(':memory:');
  migrateDatabase(database, path.join(appRoot, 'db/migrations'));
  seedVocabularies(database);
  fillAtScale(database, { listings: count, today });
  return database;
}

describe('the directory at scale', () => {
  const database = filled();
  const rows = database.select().from(listings).all();

  it('is the same directory each time', () => {
    expect(filled().select().from(listings).all()).toEqual(rows);
  });

  it('holds what the services would have written', () => {
    const services = createServices({
      database,
      clock: fixedClock(`${today}T09:00:00Z`),
      logger: silentLogger,
    });
    for (const row of rows) {
      const { listing, outcome } = services.listings.saveFromSource(systemActor('test'), {
        sourceKey: scaleListingKey(row.rowId),
        reason: 'Once more',
        organisationRowId: row.organisationRowId,
        content: services.listings.getPublicBySlug(row.slug),
        sites: services.organisations.sitesOfListings([row.rowId]).get(row.rowId) ?? [],
        state: 'live',
        confirmedOn: row.confirmedOn,
        publishedAt: row.publishedAt ?? new Date(Number.NaN),
      });
      expect(outcome).toBe('unchanged');
      expect(listing.rowId).toBe(row.rowId);
    }
    expect(transaction(database, () => database.$client.pragma('foreign_key_check'))).toEqual([]);
  });

  it('has texts of the length that was agreed, in all kinds', () => {
    const words = (text: string) => text.split(' ').length;
    for (const row of rows) {
      expect(words(row.title), row.title).toBeGreaterThanOrEqual(3);
      expect(words(row.title), row.title).toBeLessThanOrEqual(8);
      expect(words(row.summary), row.summary).toBeGreaterThanOrEqual(10);
      expect(words(row.summary), row.summary).toBeLessThanOrEqual(25);
      expect(words(row.description), row.description).toBeGreaterThanOrEqual(20);
      expect(words(row.description), row.description).toBeLessThanOrEqual(60);
    }
    expect(new Set(rows.map((row) => row.kind)).size).toBe(6);
  });
});

it('makes organisations that pass the check of organisations', () => {
  const random = createRandom(7);
  const pool = createWordPool(1_000);
  for (let at = 0; at < 200; at += 1) {
    const { site, ...fields } = generateOrganisation(random, pool);
    const input = { ...fields, parentRowId: null, sites: [site] };
    expect(organisationInput.parse(input)).toEqual(input);
  }
});

describe('words', () => {
  it('are all different, and twice as many listings have more of them', () => {
    const { words } = createWordPool(10_000);
    expect(new Set(words).size).toBe(words.length);
    expect(createWordPool(20_000).words.length).toBeGreaterThan(words.length);
  });

  it('are drawn by rank', () => {
    const random = createRandom(3);
    const draw = createZipf(1_000, 1, 1);
    const seen = new Array<number>(1_000).fill(0);
    for (let at = 0; at < 50_000; at += 1) {
      const rank = draw(random);
      seen[rank] = (seen[rank] ?? 0) + 1;
    }
    // By the law the first rank comes twice as often as the second and ten times as often as the tenth.
    expect((seen[0] ?? 0) / (seen[1] ?? 1)).toBeCloseTo(2, 0);
    expect((seen[0] ?? 0) / (seen[9] ?? 1)).toBeGreaterThan(7);
    expect((seen[0] ?? 0) / (seen[9] ?? 1)).toBeLessThan(13);
  });
});
