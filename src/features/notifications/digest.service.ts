import { type Database, type Transaction, transaction } from '#db/client.ts';
import { type Account, findAccountByRowId } from '#features/accounts/index.ts';
import { accountReference } from '#platform/actor.ts';
import { type Clock, dayMs } from '#platform/clock.ts';
import type { IdSource } from '#platform/ids.ts';
import { errorKind, isPassing } from '#platform/loggable.ts';
import type { Logger } from '#platform/logger.ts';
import { issueLink } from '#platform/mail/email-links.ts';
import { bouncedAmong, queueMail } from '#platform/mail/mail.ts';
import { type Alert, nextAfterMail, nextLook } from './alert.model.ts';
import * as alertQueries from './alert.queries.ts';
import { digestLetter } from './digest.letter.ts';
import * as queries from './digest.queries.ts';
import { newestMatched } from './new-entry.queries.ts';
import type { Findings, NewsFinder } from './news.finder.ts';
import { readNews } from './news.reader.ts';
import type { StopLinks } from './stop-links.ts';

/** Tells people what is new of what they follow: everything that is due to somebody in one mail, and never an empty one. */
export interface DigestService {
  /**
   * Sees to one person: looks what is new, then queues the mail in the transaction that moves their watermarks, so that
   * whatever stops it tells nothing twice. Says whether there may be more.
   */
  step(): boolean;
  /** Has people who joined an organisation told of matches, some at a time. */
  includeMembers(): boolean;
}

const membersAtOnce = 20;
/** Whose mail came back is looked at again after so long: they may have mended it. */
const bouncedRestMs = dayMs;
/** The link to one's alerts opens nothing any more after half a year: mailboxes pass into other hands. */
const linkLivesMs = 180 * dayMs;

export function createDigestService(given: {
  database: Database;
  clock: Clock;
  logger: Logger;
  ids: IdSource;
  finder: NewsFinder;
  stopLinks: StopLinks;
  /** Where links lead to. */
  baseUrl: () => string;
  placeName: string;
}): DigestService {
  const { database, clock, finder } = given;

  /** Watermark and next look of what was looked at; `wasTold` where a mail went out. */
  function moveOn(tx: Transaction, alerts: readonly Alert[], upTo: number, toldRowIds?: Set<number>): void {
    const now = clock.now();
    for (const alert of alerts) {
      const { frequency } = alert;
      const isPeriodic = frequency !== 'at-once';
      alertQueries.updateAlert(tx, alert.rowId, {
        seenPosition: Math.max(alert.seenPosition, upTo),
        ...(toldRowIds
          ? { dueAt: nextAfterMail(frequency, now) }
          : isPeriodic && { dueAt: nextLook(frequency, now) }),
        ...(toldRowIds?.has(alert.rowId) && { lastToldAt: now }),
      });
    }
  }

  /** Leaves what is due to somebody for later, without having told it. */
  function putOff(alerts: readonly Alert[], until: (alert: Alert) => Date): void {
    const now = clock.now();
    transaction(database, (tx) => {
      for (const alert of alerts) {
        if (alert.dueAt <= now) alertQueries.updateAlert(tx, alert.rowId, { dueAt: until(alert) });
      }
    });
  }

  /** When somebody is looked at again whom no mail reaches. */
  function afterBounce({ frequency }: Alert): Date {
    const now = clock.now();
    return frequency === 'at-once' ? new Date(now.getTime() + bouncedRestMs) : nextLook(frequency, now);
  }

  const wantedBy = (accountRowId: number) =>
    alertQueries.listAlerts(database, accountRowId).filter(({ endedAt }) => endedAt === null);

  function write(tx: Transaction, account: Account & { email: string }, found: Findings): void {
    const now = clock.now();
    const news = readNews(tx, found.news);
    if (news.length === 0) {
      moveOn(tx, found.lookedAt, found.upTo);
      return;
    }
    const { token } = issueLink(tx, {
      purpose: 'alerts',
      subjectId: accountReference(account.id),
      createdAt: now,
      expiresAt: new Date(now.getTime() + linkLivesMs),
    });
    const letter = digestLetter({
      to: account.email,
      news,
      preferencesToken: token,
      stopTokenFor: given.stopLinks.tokenFor,
      baseUrl: given.baseUrl(),
      placeName: given.placeName,
    });
    queueMail(tx, letter, `alerts:${account.id}:${found.upTo}:${now.getTime()}`, now);
    moveOn(tx, found.lookedAt, found.upTo, new Set(news.map(({ alert }) => alert.rowId)));
  }

  function tell(accountRowId: number): void {
    const now = clock.now();
    const own = wantedBy(accountRowId);
    const account = findAccountByRowId(database, accountRowId);
    const email = account?.email ?? null;
    if (!account || email === null || bouncedAmong(database, [email]).size > 0) {
      putOff(own, afterBounce);
      return;
    }
    const upTo = newestMatched(database);
    const isDue = (alert: Alert) =>
      alert.dueAt <= now && (alert.frequency !== 'at-once' || alert.seenPosition < upTo);
    const due = own.filter(isDue);
    // Before the transaction: the index answers only for what is committed.
    const found = finder.find(accountRowId, due, upTo);
    // Where a mail goes out anyway, what would have had to wait for the next one goes along.
    const resting = own.filter((alert) => alert.frequency === 'at-once' && !isDue(alert));
    const along =
      found.news.length > 0 && resting.length > 0 ? finder.find(accountRowId, resting, upTo) : undefined;
    const all: Findings = {
      upTo,
      lookedAt: [...found.lookedAt, ...(along?.lookedAt ?? [])],
      gone: [...found.gone, ...(along?.gone ?? [])],
      news: [...found.news, ...(along?.news ?? [])],
    };
    transaction(database, (tx) => {
      // Somebody may have stopped or changed something, or left, while we were looking: then we look again.
      if (!isUnchanged(alertQueries.listAlerts(tx, accountRowId), all.lookedAt)) return;
      for (const { rowId } of all.gone) {
        alertQueries.updateAlert(tx, rowId, { endedAt: now, endedBecause: 'gone' });
      }
      write(tx, { ...account, email }, all);
    });
  }

  return {
    step() {
      const newest = newestMatched(database);
      const accountRowId = queries.findAccountToTell(database, clock.now(), newest);
      if (accountRowId === undefined) return false;
      try {
        tell(accountRowId);
      } catch (error) {
        // What ails the database is nobody's own. Of a digest that can't be made nobody else should hear: they have
        // their turn, and this one is tried again in the morning. Its own day of rest, not `createPassedOver`: what is
        // due to a person has a moment in the database, which each process heeds.
        if (isPassing(error)) throw error;
        const morning = nextLook('daily', clock.now());
        putOff(wantedBy(accountRowId), () => morning);
        given.logger.error(
          { account: findAccountByRowId(database, accountRowId)?.id, error: errorKind(error) },
          'a digest could not be made and is tried again in the morning',
        );
      }
      return true;
    },

    includeMembers() {
      if (queries.listMembersWithoutMatches(database, 1).length === 0) return false;
      return transaction(database, (tx) => {
        const now = clock.now();
        const rowIds = queries.listMembersWithoutMatches(tx, membersAtOnce);
        const seenPosition = alertQueries.newestPosition(tx);
        for (const accountRowId of rowIds) {
          queries.insertMatchesAlert(tx, { id: given.ids.next(now), accountRowId, seenPosition, now });
        }
        return rowIds.length === membersAtOnce;
      });
    },
  };
}

function isUnchanged(now: readonly Alert[], before: readonly Alert[]): boolean {
  const byRow = new Map(now.map((alert) => [alert.rowId, alert]));
  return before.every((alert) => {
    const standing = byRow.get(alert.rowId);
    return (
      standing?.endedAt === null &&
      standing.seenPosition === alert.seenPosition &&
      standing.frequency === alert.frequency &&
      standing.since.getTime() === alert.since.getTime()
    );
  });
}
