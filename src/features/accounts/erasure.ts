import { and, eq, inArray, isNull, like, sql } from 'drizzle-orm';
import {
  type Database,
  type Db,
  overwritingWhatIsDeleted,
  type Transaction,
  transaction,
} from '#db/client.ts';
import { accounts, invitations, memberships, sessions, signInRequests } from '#db/schema/accounts.ts';
import { reviewEvents, reviewItems } from '#db/schema/curation.ts';
import { listingDrafts } from '#db/schema/listings.ts';
import { mailMessages } from '#db/schema/mail.ts';
import { alerts } from '#db/schema/notifications.ts';
import { organisations } from '#db/schema/organisations.ts';
import { accountReference } from '#platform/actor.ts';
import { eraseFromMailIn } from '#platform/mail/erasing.ts';
import type { Account } from './account.model.ts';
import type { ErasureList } from './erasure-list.ts';

/** What a reader reported, without the address or number at which they wanted an answer. */
export const withoutReach = sql`json_remove(${reviewItems.proposal}, '$.reach')`;

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
  tx.update(reviewItems)
    .set({ proposal: withoutReach })
    .where(
      and(eq(reviewItems.openedByRowId, account.rowId), inArray(reviewItems.type, ['problem', 'correction'])),
    )
    .run();
  endRequestsIn(tx, account, at);
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
 * Takes back what somebody asked for to belong to an organisation, where a backup has brought it back: nobody could agree
 * to it. What they registered and isn't listed yet goes with it, as it does when they take it back themselves.
 */
function endRequestsIn(tx: Transaction, { rowId, id }: Account, at: Date): void {
  const ended = tx
    .update(reviewItems)
    .set({ state: 'withdrawn' })
    .where(
      and(
        eq(reviewItems.openedByRowId, rowId),
        inArray(reviewItems.type, ['claim', 'registration']),
        inArray(reviewItems.state, ['open', 'sent-back']),
      ),
    )
    .returning({
      itemRowId: reviewItems.rowId,
      type: reviewItems.type,
      organisationRowId: reviewItems.subjectRowId,
    })
    .all();
  if (ended.length === 0) return;
  const actor = accountReference(id);
  tx.insert(reviewEvents)
    .values(ended.map(({ itemRowId }) => ({ itemRowId, type: 'withdrawn' as const, actor, reason: '', at })))
    .run();
  const registered = ended.filter(({ type }) => type === 'registration');
  const archived = tx
    .update(organisations)
    .set({ state: 'archived', updatedAt: sql`max(${at.getTime()}, ${organisations.updatedAt} + 1)` })
    .where(
      and(
        eq(organisations.state, 'waiting'),
        inArray(
          organisations.rowId,
          registered.map(({ organisationRowId }) => organisationRowId),
        ),
      ),
    )
    .returning({ id: organisations.id })
    .all();
  // The database may be older than the product that erases from it: its last revision says in its own way what it was.
  tx.run(sql`insert into revisions (subject_type, subject_id, actor, reason, snapshot, recorded_at)
    select subject_type, subject_id, ${actor}, 'Registration taken back',
           json_set(snapshot, '$.state', 'archived', '$.updatedAt', ${at.toISOString()}), ${at.getTime()}
    from revisions where row_id in (
      select max(row_id) from revisions
      where subject_type = 'organisation'
        and subject_id in (select value from json_each(${JSON.stringify(archived.map((each) => each.id))}))
      group by subject_id)`);
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
 * has ended since, of a telephone that was stolen, say. Mail to sign in with that waited then opens nothing any more, and
 * isn't sent; other mail that waited is, since what it tells of is how things are again. Whether any sessions were there.
 */
export function endRestoredSessions(database: Database): boolean {
  if (!hasTable(database, 'sessions')) return false;
  return transaction(database, (tx) => {
    tx.delete(signInRequests).run();
    tx.delete(mailMessages)
      .where(and(like(mailMessages.causeKey, 'sign-in:%'), isNull(mailMessages.sentAt)))
      .run();
    return tx.delete(sessions).run().changes > 0;
  });
}

function hasTable(db: Db, name: string): boolean {
  return db.all(sql`select 1 from sqlite_master where type = 'table' and name = ${name}`).length > 0;
}
