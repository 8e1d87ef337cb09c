import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Database } from './client.ts';

/** A database that a newer version of the product has migrated; this one would write what that one can't read. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

/**
 * Brings a database to the present schema; forward only, each migration once, all that are due or none of them.
 * Callers hold the start lock. Throws {@link NewerDatabaseError}, and changes nothing, where the database has seen
 * migrations that this version doesn't know.
 */
export function migrateDatabase(database: Database, migrationsFolder: string): void {
  const known = readMigrationFiles({ migrationsFolder }).map((migration) => migration.folderMillis);
  const applied = appliedMigrations(database);
  const unknown = applied.filter((moment) => !known.includes(moment)).length;
  if (unknown > 0) {
    throw new NewerDatabaseError(
      `A newer version has changed this database (by ${unknown} of its migrations); start that one, or put back a backup from before`,
    );
  }
  if (applied.length === known.length) return;
  // A migration that builds a table anew drops the old one, whose rows others refer to. SQLite heeds this pragma
  // only outside a transaction, and drizzle runs all migrations within one.
  database.$client.pragma('foreign_keys = OFF');
  try {
    migrate(database, { migrationsFolder });
    const broken = database.$client.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0)
      throw new Error(`After migrating, ${broken.length} rows refer to what is not there`);
  } finally {
    database.$client.pragma('foreign_keys = ON');
  }
}

/** When the migrations that this database has seen were written, which is what drizzle knows them by. */
function appliedMigrations({ $client: client }: Database): number[] {
  const noted = client.prepare(`SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'`).get();
  if (noted === undefined) return [];
  const moments = client.prepare<[], number>('SELECT created_at FROM __drizzle_migrations').pluck().all();
  return moments.map(Number);
}
