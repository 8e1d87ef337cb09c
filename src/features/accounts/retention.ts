import { and, eq, gte, inArray, isNotNull, isNull, lt, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type Database, overwritingWhatIsDeleted, type Transaction } from '#db/client.ts';
import { accounts, invitations, memberships, sessions, signInRequests } from '#db/schema/accounts.ts';
import { reviewEvents, reviewItems } from '#db/schema/curation.ts';
import { enquiries, enquiryEvents, exchangeReports, exchanges } from '#db/schema/enquiries.ts';
import { listingDrafts } from '#db/schema/listings.ts';
import { emailLinks, mailMessages } from '#db/schema/mail.ts';
import { alerts } from '#db/schema/notifications.ts';
import { organisations } from '#db/schema/organisations.ts';
import { searches } from '#db/schema/searches.ts';
import { type Clock, dayMs, londonDay } from '#platform/clock.ts';
import { keepHandledDays } from '#platform/events/outbox.ts';
import { sessionLimits } from './account.model.ts';
import { eraseIn, withoutReach } from './erasure.ts';
import type { ErasureList } from './erasure-list.ts';

/** What is kept, for how long and why: shown on /privacy, and what has an end applied by the worker. */
export interface RetentionRule {
  what: string;
  /** "30 days", "Until you delete it": a sentence without its full stop. */
  kept: string;
  why: string;
  /** Forgets some of what has reached its end, at most {@link stepSize} rows; returns how many. */
  forget?: (tx: Transaction, now: Date, erasures: ErasureList) => number;
}

/** Rows forgotten in one transaction: some milliseconds of writing. */
const stepSize = 200;
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * dayMs);

const kept = {
  signInRequests: 1,
  sentMail: 30,
  failedMail: 180,
  invitations: 30,
  links: 30,
  unfinishedChanges: 30,
  stoppedAlerts: 30,
  reach: 30,
  unusedAccounts: 730,
  searchMonths: 13,
  conversations: 730,
} as const;

export const retentionTable: readonly RetentionRule[] = [
  {
    what: 'Your account: address, name, roles',
    kept: 'Until you delete it; 2 years after its last use where it belongs to no organisation',
    why: 'So that you can sign in, and your organisation knows who writes for it.',
    forget: eraseUnusedAccounts,
  },
  {
    what: 'Requests to sign in, with a coded form of the network they came from',
    kept: '1 day',
    why: 'To make sure that nobody floods a mailbox or tries out codes.',
    forget: (tx, now) =>
      forgetSome(tx, signInRequests, lt(signInRequests.requestedAt, daysBefore(now, kept.signInRequests))),
  },
  {
    what: 'Where you are signed in: kind of browser, and when it was last used',
    kept: `${sessionLimits.idleMs / dayMs} days after the last use, at most ${sessionLimits.absoluteMs / dayMs} days`,
    why: 'So that you need not sign in each time, and can end what isn’t yours.',
    forget: (tx, now) =>
      forgetSome(
        tx,
        sessions,
        or(
          lt(sessions.expiresAt, now),
          lt(sessions.lastSeenAt, new Date(now.getTime() - sessionLimits.idleMs)),
        ),
      ),
  },
  {
    what: 'That we sent you an e-mail: its subject and when',
    kept: `${kept.sentMail} days`,
    why: 'To answer “I never got that”.',
    forget: (tx, now) =>
      forgetSome(tx, mailMessages, lt(mailMessages.sentAt, daysBefore(now, kept.sentMail))),
  },
  {
    what: 'E-mails that didn’t get through',
    kept: `${kept.failedMail} days`,
    why: 'So that the curators can ring instead.',
    forget: (tx, now) =>
      forgetSome(tx, mailMessages, lt(mailMessages.failedAt, daysBefore(now, kept.failedMail))),
  },
  {
    what: 'Invitations to an organisation',
    kept: `${kept.invitations} days after they ended`,
    why: 'So that whoever invited you can see what became of it.',
    forget: (tx, now) =>
      forgetSome(tx, invitations, lt(invitations.expiresAt, daysBefore(now, kept.invitations))),
  },
  {
    what: 'Links in e-mails, in a form that opens nothing',
    kept: `${kept.links} days after they ended`,
    why: 'To tell you that a link was used, rather than that it never was.',
    forget: (tx, now) =>
      forgetSome(
        tx,
        emailLinks,
        or(
          lt(emailLinks.endedAt, daysBefore(now, kept.links)),
          and(isNotNull(emailLinks.expiresAt), lt(emailLinks.expiresAt, daysBefore(now, kept.links))),
        ),
      ),
  },
  {
    what: 'What was searched for: the words, the filters, how much was found, which entry was opened, and on which day; nothing of who it was',
    kept: `${kept.searchMonths} months`,
    why: 'So that the curators see what people look for and don’t find. E-mail addresses, telephone numbers and postcodes are left out before anything is kept.',
    forget: (tx, now) =>
      forgetSome(tx, searches, lt(searches.searchedOn, londonDay(monthsBefore(now, kept.searchMonths)))),
  },
  {
    what: 'Changes of public entries that you began and never showed to anybody',
    kept: `${kept.unfinishedChanges} days after you last went on with them`,
    why: 'So that you can go on where you stopped.',
    forget: (tx, now) =>
      forgetSome(tx, listingDrafts, lt(listingDrafts.savedAt, daysBefore(now, kept.unfinishedChanges))),
  },
  {
    what: 'What you follow: searches, themes, areas and organisations, how often we tell you, and when we last did',
    kept: `Until you delete your account, or ${kept.stoppedAlerts} days after you stopped it`,
    why: 'To tell you what is new, each thing once.',
    forget: (tx, now) =>
      forgetSome(
        tx,
        alerts,
        // That somebody wants to hear nothing of matches is remembered, since they are told of them by themselves.
        and(lt(alerts.endedAt, daysBefore(now, kept.stoppedAlerts)), ne(alerts.type, 'matches')),
      ),
  },
  {
    what: 'What organisations write to each other about an entry, without your name once you have left',
    kept: '2 years after the conversation was closed; what came of it is counted for good',
    why: 'So that both sides can look up what they agreed.',
    forget: emptyOldConversations,
  },
  {
    what: 'What you asked the curators for or reported, and what they decided',
    kept: 'As long as the entry; your words on who you are until you delete your account',
    why: 'So that it can be seen why something was decided.',
  },
  {
    what: 'How to reach you, where you wrote that into a report',
    kept: `${kept.reach} days after the curators have dealt with it, or until you delete your account`,
    why: 'So that they can answer you.',
    forget: forgetHowToReach,
  },
  {
    what: 'Matches that you put away, and why, with a reference to who did it but no name',
    kept: 'As long as the entry',
    why: 'So that your organisation isn’t shown them again, and matches get better.',
  },
  {
    what: 'What was changed, when and why, with a reference to who did it but no name',
    kept: 'As long as the entry',
    why: 'So that mistakes can be put right and nothing is lost.',
  },
  {
    what: 'Notes that something happened, for what follows from it; without names',
    kept: `${keepHandledDays} days`,
    why: 'So that what was interrupted is finished.',
  },
  {
    what: 'Backups',
    kept: 'As long as whoever runs this keeps them',
    why: 'To recover from accidents. Who was erased is erased again when a backup is put back.',
  },
];

/** The same day of an earlier month; where that has none, a day of the month after. */
function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  return then;
}

/** Forgets rows of a table that are due. Returns how many. */
function forgetSome(
  tx: Transaction,
  table: SQLiteTable & { rowId: SQLiteColumn },
  due: SQL | undefined,
): number {
  const some = tx.select({ rowId: table.rowId }).from(table).where(due).limit(stepSize);
  return tx.delete(table).where(inArray(table.rowId, some)).run().changes;
}

/**
 * Empties the words of conversations that were closed long ago, and what a side said of the exchange for nobody but the two;
 * that there were any stays, and what was said for everybody.
 */
function emptyOldConversations(tx: Transaction, now: Date): number {
  const isOld = and(
    isNotNull(enquiries.closedAt),
    lt(enquiries.closedAt, daysBefore(now, kept.conversations)),
  );
  const old = tx.select({ rowId: enquiries.rowId }).from(enquiries).where(isOld);
  const some = tx
    .select({ rowId: enquiryEvents.rowId })
    .from(enquiryEvents)
    .where(
      and(
        inArray(enquiryEvents.enquiryRowId, old),
        or(ne(enquiryEvents.words, ''), isNotNull(enquiryEvents.privateReason)),
      ),
    )
    .limit(stepSize);
  const emptied = tx
    .update(enquiryEvents)
    .set({ words: '', privateReason: null })
    .where(inArray(enquiryEvents.rowId, some))
    .run().changes;
  const reports = tx
    .select({ rowId: exchangeReports.rowId })
    .from(exchangeReports)
    .innerJoin(exchanges, eq(exchanges.rowId, exchangeReports.exchangeRowId))
    .where(
      and(
        inArray(exchanges.enquiryRowId, old),
        eq(exchangeReports.isSentencePublic, false),
        ne(exchangeReports.sentence, ''),
      ),
    )
    .limit(stepSize);
  return (
    emptied +
    tx.update(exchangeReports).set({ sentence: '' }).where(inArray(exchangeReports.rowId, reports)).run()
      .changes
  );
}

/** Takes it out of what was dealt with long ago where its readers are reached; what they reported stays. */
function forgetHowToReach(tx: Transaction, now: Date): number {
  const lately = tx
    .select({ rowId: reviewEvents.rowId })
    .from(reviewEvents)
    .where(
      and(eq(reviewEvents.itemRowId, reviewItems.rowId), gte(reviewEvents.at, daysBefore(now, kept.reach))),
    );
  const some = tx
    .select({ rowId: reviewItems.rowId })
    .from(reviewItems)
    .where(
      and(
        eq(reviewItems.subjectType, 'page'),
        ne(reviewItems.state, 'open'),
        isNotNull(sql`json_extract(${reviewItems.proposal}, '$.reach')`),
        notExists(lately),
      ),
    )
    .limit(stepSize);
  return tx.update(reviewItems).set({ proposal: withoutReach }).where(inArray(reviewItems.rowId, some)).run()
    .changes;
}

/** Accounts that belong to no organisation but such as are gone, have no role, and weren't used for long. */
function eraseUnusedAccounts(tx: Transaction, now: Date, erasures: ErasureList): number {
  const before = daysBefore(now, kept.unusedAccounts);
  const unused = tx
    .select()
    .from(accounts)
    .where(
      and(
        isNull(accounts.leftAt),
        lt(sql`coalesce(${accounts.lastSeenAt}, ${accounts.createdAt})`, before.getTime()),
        eq(accounts.isCurator, false),
        eq(accounts.isAdministrator, false),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(memberships)
            .innerJoin(organisations, eq(organisations.rowId, memberships.organisationRowId))
            .where(and(eq(memberships.accountRowId, accounts.rowId), ne(organisations.state, 'archived'))),
        ),
      ),
    )
    .limit(stepSize)
    .all();
  for (const account of unused) {
    eraseIn(tx, account, now);
    erasures.add(account.id, now);
  }
  return unused.length;
}

/** Applies the whole table once, each rule in a transaction of its own. Returns whether there is more to forget. */
export function applyRetention(given: { database: Database; clock: Clock; erasures: ErasureList }): boolean {
  let hasMore = false;
  for (const { forget } of retentionTable) {
    if (!forget) continue;
    overwritingWhatIsDeleted(given.database, (tx) => {
      if (forget(tx, given.clock.now(), given.erasures) >= stepSize) hasMore = true;
    });
  }
  return hasMore;
}
