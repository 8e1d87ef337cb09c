import { and, desc, eq, gt } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { accounts, sessions } from '#db/schema/accounts.ts';
import type { Account } from './account.model.ts';

export type Session = Readonly<typeof sessions.$inferSelect>;

export function insertSession(tx: Transaction, values: typeof sessions.$inferInsert): void {
  tx.insert(sessions).values(values).run();
}

/** A session with its account. */
export function findSession(db: Db, tokenHash: string): { session: Session; account: Account } | undefined {
  return db
    .select({ session: sessions, account: accounts })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.rowId, sessions.accountRowId))
    .where(eq(sessions.tokenHash, tokenHash))
    .get();
}

export function noteSessionSeen(tx: Transaction, session: Session, at: Date): void {
  tx.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.rowId, session.rowId)).run();
  tx.update(accounts).set({ lastSeenAt: at }).where(eq(accounts.rowId, session.accountRowId)).run();
}

/** Sessions that are neither over nor unused for too long, the last used first. */
export function listSessions(
  db: Db,
  accountRowId: number,
  alive: { expiresAfter: Date; seenAfter: Date },
): Session[] {
  return db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.accountRowId, accountRowId),
        gt(sessions.expiresAt, alive.expiresAfter),
        gt(sessions.lastSeenAt, alive.seenAfter),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.rowId))
    .all();
}

export function deleteSessionByToken(tx: Transaction, tokenHash: string): void {
  tx.delete(sessions).where(eq(sessions.tokenHash, tokenHash)).run();
}

/** Ends one session of a person. Returns whether it was theirs. */
export function deleteSession(tx: Transaction, accountRowId: number, id: string): boolean {
  return (
    tx
      .delete(sessions)
      .where(and(eq(sessions.accountRowId, accountRowId), eq(sessions.id, id)))
      .run().changes > 0
  );
}

export function deleteSessionsOf(tx: Transaction, accountRowId: number): void {
  tx.delete(sessions).where(eq(sessions.accountRowId, accountRowId)).run();
}
