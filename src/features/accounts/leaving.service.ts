import { type Database, overwritingWhatIsDeleted, type Transaction } from '#db/client.ts';
import { actorReference, type Person } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { NotFoundError, RuleError } from '#platform/errors.ts';
import type { Account } from './account.model.ts';
import { countAdministrators, findAccountByRowId } from './account.queries.ts';
import { eraseIn } from './erasure.ts';
import type { ErasureList } from './erasure-list.ts';
import * as ownData from './own-data.queries.ts';
import { requestsOf } from './own-requests.ts';
import type { SessionSummary } from './session.service.ts';

/** Leaving, and taking along what is held about one. */
export interface LeavingService {
  /** Everything that is held about a person, as values for a file; times in UTC. */
  ownData(person: Person, sessions: readonly SessionSummary[]): Record<string, unknown>;
  /** Why somebody can't leave now, in words for them; undefined where they can. */
  obstacle(person: Person): string | undefined;
  /** Names of the organisations that nobody leads any more once this person has left. */
  ledAlone(person: Person): string[];
  /** Erases a person. Throws {@link RuleError} where there is an obstacle. */
  leave(person: Person): void;
}

const lastAdministrator =
  'You are the only administrator. Make somebody else one at “People” first, so that the directory isn’t left without.';

export function createLeavingService(given: {
  database: Database;
  clock: Clock;
  erasures: ErasureList;
  /** Takes back what somebody asked for, and takes them out of all their organisations; kept by organisations. */
  leaveOrganisationsIn: (tx: Transaction, person: Person) => void;
  /** Names of the organisations that somebody is the only lead of; known by organisations. */
  ledAlone: (person: Person) => string[];
}): LeavingService {
  const { database, clock, erasures } = given;

  function ownAccount(db: Database | Transaction, person: Person): Account {
    const account = findAccountByRowId(db, person.accountRowId);
    if (!account || account.leftAt !== null) throw new NotFoundError('No such account');
    return account;
  }

  function obstacleOf(db: Database | Transaction, account: Account): string | undefined {
    return account.isAdministrator && countAdministrators(db) === 1 ? lastAdministrator : undefined;
  }

  return {
    ownData(person, sessions) {
      const account = ownAccount(database, person);
      const reference = actorReference(person);
      return {
        madeAt: clock.now(),
        account: {
          id: account.id,
          email: account.email,
          name: account.name,
          curator: account.isCurator,
          administrator: account.isAdministrator,
          councilSignIn: account.externalSubject,
          since: account.createdAt,
          lastSeenAt: account.lastSeenAt,
        },
        rolesGiven: ownData.rolesGivenTo(database, account.id),
        organisations: ownData.organisationsOf(database, account.rowId),
        invitations: account.email === null ? [] : ownData.invitationsTo(database, account.email),
        sessions: sessions.map(({ device, createdAt, lastSeenAt }) => ({ device, createdAt, lastSeenAt })),
        signInRequests: account.email === null ? [] : ownData.signInRequestsFor(database, account.email),
        entriesBegun: ownData.entriesBegunBy(database, account.rowId),
        changes: ownData.changesBy(database, reference),
        unfinishedChanges: ownData.unfinishedChangesOf(database, account.rowId),
        follows: ownData.alertsOf(database, account.rowId),
        matchesPutAway: ownData.matchesPutAwayBy(database, reference),
        requests: requestsOf(database, account.rowId),
        conversations: ownData.conversationsOf(database, account.rowId),
        toldOfConversations: ownData.conversationsToldTo(database, account.rowId),
        exchangesReported: ownData.exchangeReportsBy(database, account.rowId),
        decisions: ownData.decisionsBy(database, reference),
        looksAfter: ownData.itemsAssignedTo(database, account.rowId),
        merges: ownData.mergesBy(database, reference),
        invitationsSent: ownData.invitationsBy(database, account.rowId),
        linksSent: ownData.linksSentTo(database, account.id),
        mail: account.email === null ? [] : ownData.mailTo(database, account.email),
      };
    },
    obstacle: (person) => obstacleOf(database, ownAccount(database, person)),
    ledAlone: given.ledAlone,
    leave(person) {
      const now = clock.now();
      overwritingWhatIsDeleted(database, (tx) => {
        const account = ownAccount(tx, person);
        const obstacle = obstacleOf(tx, account);
        if (obstacle !== undefined) throw new RuleError('confirm', obstacle);
        given.leaveOrganisationsIn(tx, person);
        eraseIn(tx, account, now);
        erasures.add(account.id, now);
      });
    },
  };
}
