import { type Database, type Transaction, transaction } from '#db/client.ts';
import type { Actor } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { ConflictError, NotFoundError, RuleError } from '#platform/errors.ts';
import type { IdSource } from '#platform/ids.ts';
import { requirePermission } from '#platform/permissions.ts';
import type { Account } from './account.model.ts';
import * as queries from './account.queries.ts';

/** The roles that administrators give; those within an organisation are its leads' to give. */
export interface Roles {
  isCurator: boolean;
  isAdministrator: boolean;
}

/** A change of somebody's roles, as its history tells. */
export interface RoleChange {
  /** Reference to who did it. */
  actor: string;
  reason: string;
  roles: Roles;
  at: Date;
}

/** Keeps the history of roles; revisions does. */
export interface RoleHistory {
  record(
    tx: Transaction,
    change: { accountId: string; actor: Actor; reason: string; roles: Roles; at: Date },
  ): void;
  /** Oldest first. */
  list(accountId: string): RoleChange[];
}

export interface PeopleService {
  /** People by some letters of their name or address; without letters, those who have a role. At most 50. */
  search(actor: Actor, letters: string): { people: Account[]; hasMore: boolean };
  get(actor: Actor, accountId: string): { account: Account; history: RoleChange[] };
  /**
   * Gives and takes roles. Throws {@link ConflictError} where they aren't those that were seen any more, and
   * {@link RuleError} where nobody would be left to administer.
   */
  setRoles(actor: Actor, change: { accountId: string; seen: Roles; roles: Roles; reason: string }): void;
  /** Gives roles to an address, making its account where there is none. */
  appoint(actor: Actor, change: { email: string; roles: Roles; reason: string }): Account;
}

const shown = 50;

export function createPeopleService(given: {
  database: Database;
  clock: Clock;
  ids: IdSource;
  history: RoleHistory;
}): PeopleService {
  const { database, clock, ids, history } = given;

  function changeRolesIn(
    tx: Transaction,
    actor: Actor,
    account: Account,
    roles: Roles,
    reason: string,
  ): void {
    if (account.leftAt !== null) throw new NotFoundError('No such account');
    if (account.isCurator === roles.isCurator && account.isAdministrator === roles.isAdministrator) return;
    if (account.isAdministrator && !roles.isAdministrator && queries.countAdministrators(tx) === 1) {
      throw new RuleError(
        'administrator',
        'Somebody has to stay administrator. Make another person one first',
      );
    }
    queries.updateAccount(tx, account.rowId, roles);
    history.record(tx, { accountId: account.id, actor, reason, roles, at: clock.now() });
  }

  return {
    search(actor, letters) {
      requirePermission(actor, 'administration.people');
      const people = queries.searchAccounts(database, letters, shown);
      return { people: people.slice(0, shown), hasMore: people.length > shown };
    },
    get(actor, accountId) {
      requirePermission(actor, 'administration.people');
      const account = queries.findAccountById(database, accountId);
      if (!account || account.leftAt !== null) throw new NotFoundError('No such account');
      return { account, history: history.list(account.id) };
    },
    setRoles(actor, { accountId, seen, roles, reason }) {
      requirePermission(actor, 'administration.people');
      transaction(database, (tx) => {
        const account = queries.findAccountById(tx, accountId);
        if (!account) throw new NotFoundError('No such account');
        if (account.isCurator !== seen.isCurator || account.isAdministrator !== seen.isAdministrator) {
          throw new ConflictError('The roles have changed in the meantime');
        }
        changeRolesIn(tx, actor, account, roles, reason);
      });
    },
    appoint(actor, { email, roles, reason }) {
      requirePermission(actor, 'administration.people');
      return transaction(database, (tx) => {
        const createdAt = clock.now();
        const account = queries.findOrInsertAccount(tx, { id: ids.next(createdAt), email, createdAt });
        changeRolesIn(tx, actor, account, roles, reason);
        return { ...account, ...roles };
      });
    },
  };
}
