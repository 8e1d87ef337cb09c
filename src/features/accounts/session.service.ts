import { type Database, type Transaction, transaction } from '#db/client.ts';
import type { Person } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import type { IdSource } from '#platform/ids.ts';
import { errorKind } from '#platform/loggable.ts';
import type { Logger } from '#platform/logger.ts';
import { hashToken, randomToken } from '#platform/secrets.ts';
import type { SessionDoor } from '#web/identity.ts';
import { type Account, deviceName, sessionLimits } from './account.model.ts';
import { updateAccount } from './account.queries.ts';
import * as queries from './session.queries.ts';

/** What a person sees of one of their sessions. */
export interface SessionSummary {
  id: string;
  device: string;
  createdAt: Date;
  lastSeenAt: Date;
  isThisOne: boolean;
}

/** A session just begun: its token, known to nobody else, and how long a browser may keep it, in seconds. */
export interface NewSession {
  token: string;
  seconds: number;
}

export interface SessionService extends SessionDoor {
  /** Begins a session in a transaction under way; one that the browser had before ends. */
  beginIn(
    tx: Transaction,
    account: Pick<Account, 'rowId'>,
    from: { userAgent: string; before: string | undefined },
  ): NewSession;
  begin(account: Pick<Account, 'rowId'>, from: { userAgent: string; before: string | undefined }): NewSession;
  end(token: string): void;
  /** Ends one of a person's sessions; throws {@link NotFoundError} for one of somebody else. */
  endOne(person: Person, sessionId: string): void;
  endAll(person: Person): void;
  list(person: Person, token: string | undefined): SessionSummary[];
}

export function createSessionService(given: {
  database: Database;
  clock: Clock;
  ids: IdSource;
  logger: Logger;
  /** What a person may act for; kept by organisations. */
  membershipsOf: (accountRowId: number) => Person['memberships'];
}): SessionService {
  const { database, clock, ids, logger } = given;

  /** Notes the use of a session now and then; that it can't be written must keep nobody from reading. */
  function noteSeen(session: queries.Session, now: Date): void {
    if (now.getTime() - session.lastSeenAt.getTime() < sessionLimits.lastSeenMs) return;
    try {
      transaction(database, (tx) => queries.noteSessionSeen(tx, session, now));
    } catch (error) {
      logger.warn(
        { error: errorKind(error) },
        'the use of a session could not be noted; the next request tries again',
      );
    }
  }

  function beginIn(
    tx: Transaction,
    account: Pick<Account, 'rowId'>,
    from: { userAgent: string; before: string | undefined },
  ): NewSession {
    const now = clock.now();
    const token = randomToken();
    if (from.before !== undefined) queries.deleteSessionByToken(tx, hashToken(from.before));
    queries.insertSession(tx, {
      id: ids.next(now),
      tokenHash: hashToken(token),
      accountRowId: account.rowId,
      device: deviceName(from.userAgent),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + sessionLimits.absoluteMs),
    });
    updateAccount(tx, account.rowId, { lastSeenAt: now });
    return { token, seconds: sessionLimits.absoluteMs / 1_000 };
  }

  return {
    personOf(token) {
      const found = queries.findSession(database, hashToken(token));
      const now = clock.now();
      if (!found || found.account.leftAt !== null) return undefined;
      const { session, account } = found;
      if (now >= session.expiresAt) return undefined;
      if (now.getTime() - session.lastSeenAt.getTime() >= sessionLimits.idleMs) return undefined;
      noteSeen(session, now);
      return {
        kind: 'person',
        accountRowId: account.rowId,
        accountId: account.id,
        isCurator: account.isCurator,
        isAdministrator: account.isAdministrator,
        memberships: given.membershipsOf(account.rowId),
      };
    },
    beginIn,
    begin: (account, from) => transaction(database, (tx) => beginIn(tx, account, from)),
    end: (token) => transaction(database, (tx) => queries.deleteSessionByToken(tx, hashToken(token))),
    endOne(person, sessionId) {
      const isTheirs = transaction(database, (tx) =>
        queries.deleteSession(tx, person.accountRowId, sessionId),
      );
      if (!isTheirs) throw new NotFoundError('No such session');
    },
    endAll: (person) => transaction(database, (tx) => queries.deleteSessionsOf(tx, person.accountRowId)),
    list(person, token) {
      const now = clock.now();
      const own = token === undefined ? undefined : hashToken(token);
      return queries
        .listSessions(database, person.accountRowId, {
          expiresAfter: now,
          seenAfter: new Date(now.getTime() - sessionLimits.idleMs),
        })
        .map((session) => ({
          id: session.id,
          device: session.device,
          createdAt: session.createdAt,
          lastSeenAt: session.lastSeenAt,
          isThisOne: session.tokenHash === own,
        }));
    },
  };
}
