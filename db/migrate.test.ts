import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDatabase } from '../src/commands/prepare.ts';
import { wholeDirectory } from '../src/features/search/index.ts';
import { appRoot } from '../src/platform/app-root.ts';
import { silentLogger } from '../src/platform/logger.ts';
import { createServices } from '../src/services.ts';
import { testClock } from '../tests/support/test-clock.ts';
import { type Database, openDatabase } from './client.ts';
import { migrateDatabase, NewerDatabaseError } from './migrate.ts';

const migrations = path.join(appRoot, 'db/migrations');

interface Journal {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
}
const journal = JSON.parse(readFileSync(path.join(migrations, 'meta/_journal.json'), 'utf8')) as Journal;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'borough-migrate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The migrations of another version of the product: of the first so many, and others after them. */
function migrationsOf(count: number, ...more: string[]): string {
  const copy = mkdtempSync(path.join(folder, 'migrations-'));
  cpSync(migrations, copy, { recursive: true });
  const entries = journal.entries.slice(0, count);
  for (const [index, sql] of more.entries()) {
    const tag = `9${index}_more`;
    writeFileSync(path.join(copy, `${tag}.sql`), sql);
    entries.push({
      idx: count + index,
      version: '6',
      when: 4_102_444_800_000 + index,
      tag,
      breakpoints: true,
    });
  }
  mkdirSync(path.join(copy, 'meta'), { recursive: true });
  writeFileSync(path.join(copy, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  return copy;
}

/**
 * When each migration was written and what its text comes to, as drizzle notes both in every database. A database made
 * by an earlier version starts only where they are what they were: never change a line here, add one.
 */
const landed = [
  [1795445445947, '3b61cfc77e4713ecab859187b148b3c508d3ca0300749b4af82f10f9c5045a4c'],
  [1795446641498, '83f1809cd98d5402f042ea282e8fdab908a3c3d36f7e4970cafddd899f70ac43'],
  [1795462797228, 'd4d15c9d97d16100745105c0c6b6718f88f8bbc42b844e39e8cef51f899a827d'],
  [1795462798266, 'e1e6409a5a6c55c7104b8cd8cb195599b52e56e6f83b74ca03bd9cb334b5ade0'],
  [1795885921418, 'bac00528332241211a370c33696e99d988509eacc90e84db88f5485e431d35c6'],
  [1795887472581, '68f7bf894be734ac7e066420ddb50ceb63d49785f4cf62631f13fb08a81f1aa9'],
  [1795890915034, 'd4227c670d79750367a8bd94ecc1f05c2b84d6d8a130aa0152b14088a630bcd5'],
  [1795904208372, 'affd66d3a8bdb468ee972fa1a43b29db2243bd26f109a1abf62e7943f2521d4b'],
  [1795965760337, '2b00e765f3e3238911fa59a151d6a8e6a26daa0dc81f44a4b1f9e429ea4d2d11'],
  [1795989185788, '72864e7e913d9feacf379b201f65db88c38107f36eeb37be0296bd2fac022fc9'],
];

const schemaOf = ({ $client: client }: Database) =>
  client.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').all();

/** An organisation with a place and two listings, as every version since the first could have written them. */
function fill({ $client: client }: Database): void {
  client.exec(`
    INSERT INTO wards (slug, code, name, latitude, longitude) VALUES ('cockerton', 'E05', 'Cockerton', 54.5, -1.6);
    INSERT INTO organisations (row_id, id, slug, name, sector, type, description, state, created_at, updated_at)
      VALUES (1, 'o1', 'lantern-trust', 'Lantern Trust', 'third-sector', 'Charity', '', 'live', 0, 0);
    INSERT INTO sites (row_id, id, organisation_row_id, position, name, ward_slug, visibility)
      VALUES (1, 's1', 1, 0, 'Hall', 'cockerton', 'area');
    INSERT INTO listings (row_id, id, slug, organisation_row_id, kind, title, summary, description, themes, skills,
        areas, details, state, version, published_at, created_at, updated_at)
      VALUES
        (1, 'l1', 'lamp-lending', 1, 'service', 'Lamp lending', 'Borrow a lamp.', '', '["food-essentials"]', '[]',
         '["whole-borough"]', '{"audience":"All","cost":{"terms":"free"},"access":"Come","delivery":["online"]}',
         'live', 1, 0, 0, 0),
        (2, 'l2', 'old-lamps', 1, 'service', 'Old lamps', 'Gone.', '', '[]', '[]', '["whole-borough"]',
         '{"audience":"All","cost":{"terms":"free"},"access":"Come","delivery":["online"]}', 'archived', 1, 0, 0, 0);
    INSERT INTO listing_sites VALUES (1, 1);
  `);
}

it('has every migration that was ever released as it was', () => {
  const known = readMigrationFiles({ migrationsFolder: migrations });
  expect(known.map(({ folderMillis, hash }) => [folderMillis, hash])).toEqual(landed);
});

it('brings the database of any version before up to this one, with all that is in it', async () => {
  for (let count = 1; count <= journal.entries.length; count += 1) {
    const databaseFile = path.join(folder, `${count}.db`);
    const before = openDatabase(databaseFile);
    migrateDatabase(before, migrationsOf(count));
    fill(before);
    before.$client.close();

    const given = { clock: testClock(), logger: silentLogger };
    const database = prepareDatabase({ dataDir: folder, databaseFile, demo: true }, given);
    const { engine, search } = createServices({ database, ...given });
    expect(engine.isCurrent()).toBe(true);
    const { hits } = await search.search({ ...wholeDirectory, text: 'lamp cockerton' });
    expect(hits.map(({ listing }) => listing.slug)).toEqual(['lamp-lending']);
    // It isn't empty, so no demonstration is put into it.
    expect(database.$client.prepare('SELECT slug FROM listings ORDER BY 1').pluck().all()).toEqual([
      'lamp-lending',
      'old-lamps',
    ]);
    expect(database.$client.pragma('foreign_key_check')).toEqual([]);
    expect(database.$client.pragma('foreign_keys', { simple: true })).toBe(1);
    database.$client.close();
  }
});

it('gives the database of the version before an index of names in which upper and lower case are alike', () => {
  const database = openDatabase(path.join(folder, 'before.db'));
  migrateDatabase(database, migrationsOf(9));
  fill(database);
  const { $client: client } = database;
  const add = client.prepare(
    `INSERT INTO organisations (id, slug, name, sector, type, description, state, created_at, updated_at)
      VALUES (:name, :name, :name, 'third-sector', 'Charity', '', 'live', 0, 0)`,
  );
  for (const name of ['Zeal', 'Lantern Hill', 'lantern and wick', 'eXtra']) add.run({ name });
  migrateDatabase(database, migrations);
  const byName = `SELECT name FROM organisations WHERE state = 'live' ORDER BY name COLLATE NOCASE`;
  expect(client.prepare(byName).pluck().all()).toEqual([
    ...['eXtra', 'lantern and wick', 'Lantern Hill', 'Lantern Trust', 'Zeal'],
  ]);
  expect(client.prepare(`EXPLAIN QUERY PLAN ${byName}`).all()).toMatchObject([
    { detail: 'SEARCH organisations USING COVERING INDEX organisations_by_name (state=?)' },
  ]);
  expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
  database.$client.close();
});

describe('a migration', () => {
  let database: Database;
  beforeEach(() => {
    database = openDatabase(path.join(folder, 'live.db'));
    migrateDatabase(database, migrations);
    fill(database);
  });
  afterEach(() => database.$client.close());

  it('is done once', () => {
    const schema = schemaOf(database);
    migrateDatabase(database, migrations);
    expect(schemaOf(database)).toEqual(schema);
  });

  it('may build a table anew that others refer to', () => {
    const sql = `CREATE TABLE new_wards AS SELECT * FROM wards;
      --> statement-breakpoint
      DROP TABLE wards;
      --> statement-breakpoint
      CREATE TABLE wards (slug text PRIMARY KEY NOT NULL, code text NOT NULL, name text NOT NULL, latitude real NOT NULL, longitude real NOT NULL);
      --> statement-breakpoint
      INSERT INTO wards SELECT * FROM new_wards;
      --> statement-breakpoint
      DROP TABLE new_wards;`;
    migrateDatabase(database, migrationsOf(journal.entries.length, sql));
    expect(database.$client.prepare('SELECT ward_slug FROM sites').pluck().all()).toEqual(['cockerton']);
    expect(database.$client.pragma('foreign_key_check')).toEqual([]);
  });

  it('that fails takes back those before it', () => {
    const schema = schemaOf(database);
    const both = migrationsOf(
      journal.entries.length,
      'CREATE TABLE one (x);',
      'CREATE TABLE organisations (x);',
    );
    expect(() => migrateDatabase(database, both)).toThrow();
    expect(schemaOf(database)).toEqual(schema);
    expect(database.$client.pragma('foreign_keys', { simple: true })).toBe(1);
    migrateDatabase(database, migrations);
  });

  it('of a newer version is one that this version refuses to go on from', () => {
    const newer = migrationsOf(journal.entries.length, 'CREATE TABLE later (x);');
    migrateDatabase(database, newer);
    const schema = schemaOf(database);
    expect(() => migrateDatabase(database, migrations)).toThrow(NewerDatabaseError);
    expect(schemaOf(database)).toEqual(schema);
    migrateDatabase(database, newer);
  });
});
