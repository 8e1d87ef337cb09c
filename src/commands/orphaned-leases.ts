import { existsSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { commandBusyTimeoutMs, openDatabase, transaction } from '#db/client.ts';
import { lockAlone } from '#db/locks.ts';
import { leases } from '#db/schema/platform.ts';
import type { Config } from '../config.ts';

/**
 * Forgets leases whose holders are gone. A process that was killed keeps its lease for half a minute, in which mail
 * would wait; where nobody else is at work on the data, no lease is anybody's. Of several processes the others live on,
 * and one of them takes over when the lease ends by itself.
 */
export function forgetOrphanedLeases({
  dataDir,
  databaseFile,
}: Pick<Config, 'dataDir' | 'databaseFile'>): void {
  if (!existsSync(databaseFile)) return;
  const alone = lockAlone(dataDir);
  if (!alone) return;
  try {
    const database = openDatabase(databaseFile, { busyTimeoutMs: commandBusyTimeoutMs });
    try {
      const hasLeases = sql`select 1 from sqlite_master where name = 'leases'`;
      if (database.all(hasLeases).length > 0) transaction(database, (tx) => tx.delete(leases).run());
    } finally {
      database.$client.close();
    }
  } finally {
    alone.release();
  }
}
