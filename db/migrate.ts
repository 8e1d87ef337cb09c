import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Database } from './client.ts';

/** Brings a database to the present schema; forward only, each migration once. Callers hold the start lock. */
export function migrateDatabase(database: Database, migrationsFolder: string): void {
  migrate(database, { migrationsFolder });
}
