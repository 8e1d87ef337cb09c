import { and, count, eq, gt, sql } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { signInRequests } from '#db/schema/accounts.ts';

export type SignInRequest = Readonly<typeof signInRequests.$inferSelect>;

export function insertRequest(tx: Transaction, values: typeof signInRequests.$inferInsert): void {
  tx.insert(signInRequests).values(values).run();
}

export function findRequestById(db: Db, id: string): SignInRequest | undefined {
  return db.select().from(signInRequests).where(eq(signInRequests.id, id)).get();
}

export function findRequestByToken(db: Db, tokenHash: string): SignInRequest | undefined {
  return db.select().from(signInRequests).where(eq(signInRequests.tokenHash, tokenHash)).get();
}

export function countRequestsFor(db: Db, email: string, since: Date): number {
  return (
    db
      .select({ count: count() })
      .from(signInRequests)
      .where(and(eq(signInRequests.email, email), gt(signInRequests.requestedAt, since)))
      .get()?.count ?? 0
  );
}

export function countRequestsFrom(db: Db, networkHash: string, since: Date): number {
  return (
    db
      .select({ count: count() })
      .from(signInRequests)
      .where(and(eq(signInRequests.networkHash, networkHash), gt(signInRequests.requestedAt, since)))
      .get()?.count ?? 0
  );
}

/** Wrong codes that were tried for an address. */
export function countWrongCodes(db: Db, email: string, since: Date): number {
  return (
    db
      .select({ count: sql<number>`coalesce(sum(${signInRequests.tries}), 0)` })
      .from(signInRequests)
      .where(and(eq(signInRequests.email, email), gt(signInRequests.requestedAt, since)))
      .get()?.count ?? 0
  );
}

export function noteTry(tx: Transaction, rowId: number): void {
  tx.update(signInRequests)
    .set({ tries: sql`${signInRequests.tries} + 1` })
    .where(eq(signInRequests.rowId, rowId))
    .run();
}

export function noteUsed(tx: Transaction, rowId: number, at: Date): void {
  tx.update(signInRequests).set({ usedAt: at }).where(eq(signInRequests.rowId, rowId)).run();
}
