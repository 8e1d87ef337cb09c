import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Database, type Db, type Transaction, transaction } from '#db/client.ts';
import { accounts, invitations, memberships, sessions, signInRequests } from '#db/schema/accounts.ts';
import { reviewItems } from '#db/schema/curation.ts';
import { listingDrafts } from '#db/schema/listings.ts';
import { alerts } from '#db/schema/notifications.ts';
import { eraseFromMailIn } from '#platform/mail/erasing.ts';
import type { Account } from './account.model.ts';
import type { ErasureList } from './erasure-list.ts';

/**
 * Takes everything that tells who somebody was out of the database. The row stays, emptied, since revisions and
 * decisions point to it: "a former member".
 */
export function eraseIn(tx: Transaction, account: Account, at: Date): void {
  tx.delete(sessions).where(eq(sessions.accountRowId, account.rowId)).run();
  tx.delete(listingDrafts).where(eq(listingDrafts.accountRowId, account.rowId)).run();
  tx.delete(memberships).where(eq(memberships.accountRowId, account.rowId)).run();
  // A backup that is put back may be older than what people can follow, and it is erased from before it is migrated.
  if (hasTable(tx, 'alerts')) tx.delete(alerts).where(eq(alerts.accountRowId, account.rowId)).run();
  // "I am Frank, the treasurer": what was asked and decided stays, their words on who they are don't.
  tx.update(reviewItems)
    .set({ proposal: sql`json_set(${reviewItems.proposal}, '$.words', '')` })
    .where(
      and(eq(reviewItems.openedByRowId, account.rowId), inArray(reviewItems.type, ['claim', 'registration'])),
    )
    .run();
  if (account.email !== null) {
    tx.delete(signInRequests).where(eq(signInRequests.email, account.email)).run();
    tx.delete(invitations).where(eq(invitations.email, account.email)).run();
    eraseFromMailIn(tx, account.email);
  }
  tx.update(accounts)
    .set({
      email: null,
      name: null,
      externalSubject: null,
      isCurator: false,
      isAdministrator: false,
      lastSeenAt: null,
      leftAt: account.leftAt ?? at,
    })
    .where(eq(accounts.rowId, account.rowId))
    .run();
}

/**
 * Runs a transaction that erases. SQLite only marks the room of what is deleted as free, where it can be read off the
 * file until something else is written there; for this transaction it overwrites it.
 */
export function overwritingWhatIsDeleted(database: Database, work: (tx: Transaction) => void): void {
  const { $client: client } = database;
  client.pragma('secure_delete = on');
  try {
    transaction(database, work);
  } finally {
    client.pragma('secure_delete = off');
  }
}

/**
 * Erases again whom a restored backup has brought back; at every start, and after putting a backup back. A backup
 * from before there were accounts has nobody to erase. Returns how many came back.
 */
export function applyErasures(database: Database, list: ErasureList, at: Date): number {
  const ids = list.ids();
  if (ids.length === 0 || !hasTable(database, 'accounts')) return 0;
  let count = 0;
  overwritingWhatIsDeleted(database, (tx) => {
    const back = tx
      .select()
      .from(accounts)
      .where(inArray(accounts.id, ids))
      .all()
      .filter(({ email, leftAt }) => leftAt === null || email !== null);
    for (const account of back) eraseIn(tx, account, at);
    count = back.length;
  });
  return count;
}

/**
 * Ends all sessions that a restored backup has brought back, and requests to sign in: among them are those that somebody
 * has ended since, of a telephone that was stolen, say. Whether any were there.
 */
export function endRestoredSessions(database: Database): boolean {
  if (!hasTable(database, 'sessions')) return false;
  return transaction(database, (tx) => {
    tx.delete(signInRequests).run();
    return tx.delete(sessions).run().changes > 0;
  });
}

function hasTable(db: Db, name: string): boolean {
  return db.all(sql`select 1 from sqlite_master where type = 'table' and name = ${name}`).length > 0;
}
