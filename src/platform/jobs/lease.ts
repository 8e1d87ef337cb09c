import { and, eq, lt, or } from 'drizzle-orm';
import { type Database, transaction } from '#db/client.ts';
import { leases } from '#db/schema/platform.ts';
import type { Clock } from '../clock.ts';

/**
 * Takes or renews a lease, so that of several processes on one database only one does the work.
 * Returns whether the holder has it now. A holder that dies loses it after `milliseconds`.
 */
export function holdLease(
  database: Database,
  clock: Clock,
  lease: { name: string; holder: string; milliseconds: number },
): boolean {
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + lease.milliseconds);
  return transaction(database, (tx) => {
    tx.insert(leases)
      .values({ name: lease.name, holder: lease.holder, expiresAt })
      .onConflictDoNothing()
      .run();
    const taken = tx
      .update(leases)
      .set({ holder: lease.holder, expiresAt })
      .where(and(eq(leases.name, lease.name), or(eq(leases.holder, lease.holder), lt(leases.expiresAt, now))))
      .run();
    return taken.changes === 1;
  });
}

/** Gives a lease back, so that another process need not wait until it expires. */
export function releaseLease(database: Database, name: string, holder: string): void {
  transaction(database, (tx) => {
    tx.delete(leases)
      .where(and(eq(leases.name, name), eq(leases.holder, holder)))
      .run();
  });
}
