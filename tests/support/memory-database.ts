import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { type Database, openDatabase, transaction } from '../../db/client.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { gazetteer } from '../../seeds/gazetteer/index.ts';
import { vocabularySeed } from '../../seeds/vocabularies/index.ts';
import { createPlacesService } from '../../src/features/places/index.ts';
import { seedVocabulary } from '../../src/features/vocabularies/index.ts';
import { appRoot } from '../../src/platform/app-root.ts';

/** An empty in-memory database with the real schema. */
export function emptyDatabase(file = ':memory:'): Database {
  const database = openDatabase(file);
  migrateDatabase(database, path.join(appRoot, 'db/migrations'));
  return database;
}

/** What {@link seededDatabase} copies: migrating and seeding takes a hundred times as long as copying what comes of it. */
let seeded: Buffer | undefined;

/** The same with the real vocabulary and gazetteer, and no organisations. */
export function seededDatabase(): Database {
  seeded ??= seed();
  const client = new Sqlite(seeded);
  client.pragma('foreign_keys = ON');
  return drizzle(client);
}

function seed(): Buffer {
  const database = emptyDatabase();
  const places = createPlacesService(database);
  transaction(database, (tx) => {
    seedVocabulary(tx, vocabularySeed);
    places.seedPlaces(tx, gazetteer);
  });
  return database.$client.serialize();
}
