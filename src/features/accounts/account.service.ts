import { type Database, type Db, transaction } from '#db/client.ts';
import { accountIdIn, type Person } from '#platform/actor.ts';
import { NotFoundError } from '#platform/errors.ts';
import { type Account, displayName } from './account.model.ts';
import * as queries from './account.queries.ts';

/** What other features may know of people: they hold references and ask here for names and addresses. */
export interface AccountService {
  /** The account of whoever asks; throws {@link NotFoundError} where it is gone. */
  own(person: Person): Account;
  findByEmail(db: Db, email: string): Account | undefined;
  /** Accounts by row, keyed by it; those who left are among them, without name and address. */
  byRowIds(rowIds: readonly number[]): Map<number, Account>;
  /** Where to write to the curators. */
  curators(): Account[];
  /** Those who work for the directory as a whole, as curators or administrators. */
  staff(): Account[];
  /**
   * Who stands behind the references that revisions and events hold ("account:ID"), as people read it: a name,
   * "a former member", "Borough Exchange". Keyed by reference; for pages that curators and members see.
   */
  describeActors(references: readonly string[]): Map<string, string>;
  rename(person: Person, name: string): void;
}

export function createAccountService({ database }: { database: Database }): AccountService {
  return {
    own(person) {
      const account = queries.findAccountByRowId(database, person.accountRowId);
      if (!account || account.leftAt !== null) throw new NotFoundError('No such account');
      return account;
    },
    findByEmail: queries.findAccountByEmail,
    byRowIds: (rowIds) =>
      new Map(queries.readAccounts(database, rowIds).map((account) => [account.rowId, account])),
    curators: () => queries.listCurators(database),
    staff: () => queries.listStaff(database),
    describeActors(references) {
      const ids = references.flatMap((reference) => accountIdIn(reference) ?? []);
      const accounts = new Map(
        queries.readAccountsByIds(database, [...new Set(ids)]).map((account) => [account.id, account]),
      );
      return new Map(
        references.map((reference) => [reference, describe(reference, (id) => accounts.get(id))]),
      );
    },
    rename(person, name) {
      transaction(database, (tx) => queries.updateAccount(tx, person.accountRowId, { name }));
    },
  };
}

function describe(reference: string, accountOf: (id: string) => Account | undefined): string {
  const id = accountIdIn(reference);
  if (id !== undefined) {
    const account = accountOf(id);
    return account ? displayName(account) : 'somebody unknown';
  }
  if (reference === 'visitor') return 'a visitor';
  return reference.startsWith('link:') ? 'whoever had the link in the e-mail' : 'Borough Exchange';
}
