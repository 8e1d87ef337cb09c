import { type Database, type Db, type Transaction, transaction } from '#db/client.ts';
import { findAccountById } from '#features/accounts/index.ts';
import { findOrganisationById, readOrganisations } from '#features/organisations/index.ts';
import { findSuccessor } from '#features/revisions/index.ts';
import { type Actor, accountIdIn } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { ForbiddenError, RuleError } from '#platform/errors.ts';
import type { EventHandler } from '#platform/events/outbox.ts';
import type { IdSource } from '#platform/ids.ts';
import { findLink } from '#platform/mail/email-links.ts';
import { requirePermission } from '#platform/permissions.ts';
import { type Alert, type Frequency, mostAlerts, nextLook } from './alert.model.ts';
import * as queries from './alert.queries.ts';
import type { StopLinks } from './stop-links.ts';

declare const isOwner: unique symbol;

/** Whose alerts may be seen and changed; only {@link AlertService} makes one, from who is signed in or holds a link. */
export interface AlertOwner {
  readonly accountRowId: number;
  readonly [isOwner]: true;
}

/** Something to follow. */
export interface Followed {
  type: 'search' | 'organisation';
  subject: string;
  name: string;
  frequency: Frequency;
}

/** What people follow: they say so, change how often they are told, stop, and begin again. */
export interface AlertService {
  /** Somebody who is signed in, as the owner of their alerts; throws {@link ForbiddenError} for everybody else. */
  ownerOf(actor: Actor): AlertOwner;
  /** The owner behind the link of a mail; undefined where it is over or none of ours. */
  ownerByLink(token: string): AlertOwner | undefined;
  /** All that somebody follows, and what was stopped lately. */
  list(owner: AlertOwner): Alert[];
  find(owner: AlertOwner, about: Pick<Alert, 'type' | 'subject'>): Alert | undefined;
  /**
   * Follows something from now on. Who follows it already has its name and frequency changed: nobody follows the same
   * twice. Throws {@link RuleError} beyond {@link mostAlerts}.
   */
  follow(owner: AlertOwner, followed: Followed): 'begun' | 'changed';
  /** Changes how often somebody is told; ids that aren't theirs, or were stopped, change nothing. Returns how many did. */
  changeFrequencies(owner: AlertOwner, frequencies: ReadonlyMap<string, Frequency>): number;
  /** Stops one alert, or all. Returns those that were stopped. */
  stop(owner: AlertOwner, id: string | 'all'): Alert[];
  /** Goes on with one that was stopped, from now on. Throws {@link RuleError} beyond {@link mostAlerts}. */
  resume(owner: AlertOwner, id: string): Alert | undefined;
  /** The alerts that a link to stop names and that aren't forgotten; undefined where the link is none of ours. */
  lookAtStop(token: string): Alert[] | undefined;
  /** Stops what a link names. Doing it again does nothing, and is answered alike. */
  stopByLink(token: string): Alert[] | undefined;
  /** Has whoever still follows an organisation that is gone follow the one that took it over, or nothing. */
  settleOrganisation: EventHandler;
}

/** Followers of one organisation that are seen to in one transaction. */
const followersAtOnce = 100;

export function createAlertService(given: {
  database: Database;
  clock: Clock;
  ids: IdSource;
  stopLinks: StopLinks;
}): AlertService {
  const { database, clock, ids, stopLinks } = given;

  function refuseTooMany(tx: Transaction, { accountRowId }: AlertOwner): void {
    if (queries.countFollowed(tx, accountRowId) < mostAlerts) return;
    throw new RuleError(
      'follow',
      `You follow ${mostAlerts} things already, which is all that there is room for. Stop one of them first`,
    );
  }

  /** What an alert is like that begins now. */
  function fromNow(db: Db, frequency: Frequency) {
    const now = clock.now();
    return {
      frequency,
      seenPosition: queries.newestPosition(db),
      dueAt: nextLook(frequency, now),
      since: now,
      endedAt: null,
      endedBecause: null,
    };
  }

  function endIn(tx: Transaction, alerts: readonly Alert[], endedBecause: 'stopped' | 'gone'): Alert[] {
    const going = alerts.filter(({ endedAt }) => endedAt === null);
    for (const { rowId } of going) {
      queries.updateAlert(tx, rowId, { endedAt: clock.now(), endedBecause });
    }
    return going;
  }

  function followSuccessor(tx: Transaction, alert: Alert, keptId: string): void {
    const known = queries.findAlert(tx, alert.accountRowId, { type: 'organisation', subject: keptId });
    if (!known) {
      queries.updateAlert(tx, alert.rowId, { subject: keptId });
      return;
    }
    endIn(tx, [alert], 'gone');
    if (known.endedBecause === 'gone') queries.updateAlert(tx, known.rowId, fromNow(tx, alert.frequency));
  }

  return {
    ownerOf(actor) {
      requirePermission(actor, 'account.own');
      if (actor.kind !== 'person') throw new ForbiddenError('Only people follow something');
      return ownerFrom(actor.accountRowId);
    },

    ownerByLink(token) {
      const link = findLink(database, 'alerts', token, clock.now());
      const accountId = link && accountIdIn(link.subjectId);
      const account = accountId === undefined ? undefined : findAccountById(database, accountId);
      return account && account.leftAt === null ? ownerFrom(account.rowId) : undefined;
    },

    list: ({ accountRowId }) => queries.listAlerts(database, accountRowId),
    find: ({ accountRowId }, about) => queries.findAlert(database, accountRowId, about),

    follow: (owner, { type, subject, name, frequency }) =>
      transaction(database, (tx) => {
        const { accountRowId } = owner;
        const known = queries.findAlert(tx, accountRowId, { type, subject });
        if (known?.endedAt === null) {
          const dueAt = frequency === known.frequency ? known.dueAt : nextLook(frequency, clock.now());
          queries.updateAlert(tx, known.rowId, { name, frequency, dueAt });
          return 'changed';
        }
        refuseTooMany(tx, owner);
        const begun = fromNow(tx, frequency);
        if (known) queries.updateAlert(tx, known.rowId, { ...begun, name });
        else {
          queries.insertAlert(tx, {
            ...begun,
            id: ids.next(begun.since),
            accountRowId,
            type,
            subject,
            name,
            lastToldAt: null,
          });
        }
        return 'begun';
      }),

    changeFrequencies: ({ accountRowId }, frequencies) =>
      transaction(database, (tx) => {
        const now = clock.now();
        const changed = queries.listAlerts(tx, accountRowId).flatMap((alert) => {
          const frequency = frequencies.get(alert.id);
          const isChange = alert.endedAt === null && frequency !== undefined && frequency !== alert.frequency;
          return isChange ? [{ rowId: alert.rowId, frequency }] : [];
        });
        for (const { rowId, frequency } of changed) {
          queries.updateAlert(tx, rowId, { frequency, dueAt: nextLook(frequency, now) });
        }
        return changed.length;
      }),

    stop: ({ accountRowId }, id) =>
      transaction(database, (tx) => {
        const own = queries.listAlerts(tx, accountRowId);
        return endIn(
          tx,
          own.filter((alert) => id === 'all' || alert.id === id),
          'stopped',
        );
      }),

    resume: (owner, id) =>
      transaction(database, (tx) => {
        const alert = queries.listAlerts(tx, owner.accountRowId).find((each) => each.id === id);
        if (alert?.endedBecause !== 'stopped') return undefined;
        if (alert.type !== 'matches') refuseTooMany(tx, owner);
        queries.updateAlert(tx, alert.rowId, fromNow(tx, alert.frequency));
        return alert;
      }),

    lookAtStop(token) {
      const alertIds = stopLinks.alertsIn(token);
      return alertIds && queries.listAlertsByIds(database, alertIds);
    },

    stopByLink(token) {
      const alertIds = stopLinks.alertsIn(token);
      if (!alertIds) return undefined;
      return transaction(database, (tx) => {
        const named = queries.listAlertsByIds(tx, alertIds);
        endIn(tx, named, 'stopped');
        return named;
      });
    },

    async settleOrganisation({ subjectId }) {
      const about = { type: 'organisation' as const, subject: subjectId };
      if (queries.listAbout(database, about, 1).length === 0) return;
      const organisation = findOrganisationById(database, subjectId);
      if (organisation?.state !== 'archived') return;
      const keptRowId = findSuccessor(database, 'organisation', organisation.rowId);
      const [kept] = keptRowId === undefined ? [] : readOrganisations(database, [keptRowId]);
      // Every round sees to some of them, so that there are fewer in the next.
      for (;;) {
        const seenTo = transaction(database, (tx) => {
          const followers = queries.listAbout(tx, about, followersAtOnce);
          if (kept?.state === 'live') for (const alert of followers) followSuccessor(tx, alert, kept.id);
          else endIn(tx, followers, 'gone');
          return followers.length;
        });
        if (seenTo < followersAtOnce) return;
      }
    },
  };
}

function ownerFrom(accountRowId: number): AlertOwner {
  return { accountRowId } as AlertOwner;
}
