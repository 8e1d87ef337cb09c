import { eq, sql } from 'drizzle-orm';
import { type Database, type Db, prepared, type Transaction } from '#db/client.ts';
import { settings } from '#db/schema/platform.ts';

const findSetting = (database: Database) =>
  database
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, sql.placeholder('key')))
    .prepare();

/** A fact about this installation; undefined if it was never noted. */
export function readSetting(db: Db, key: string): unknown {
  return prepared(db, findSetting).get({ key })?.value;
}

/** Notes a fact about this installation. */
export function writeSetting(tx: Transaction, key: string, value: unknown): void {
  tx.insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } })
    .run();
}
