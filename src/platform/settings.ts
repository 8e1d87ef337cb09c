import { eq } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { settings } from '#db/schema/platform.ts';

/** A fact about this installation; undefined if it was never noted. */
export function readSetting(db: Db, key: string): unknown {
  return db.select().from(settings).where(eq(settings.key, key)).get()?.value;
}

/** Notes a fact about this installation. */
export function writeSetting(tx: Transaction, key: string, value: unknown): void {
  tx.insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } })
    .run();
}
