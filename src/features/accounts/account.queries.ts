import { and, asc, count, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db, Transaction } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import type { Account } from './account.model.ts';

export function findAccountByEmail(db: Db, email: string): Account | undefined {
  return db.select().from(accounts).where(eq(accounts.email, email)).get();
}

export function findAccountById(db: Db, id: string): Account | undefined {
  return db.select().from(accounts).where(eq(accounts.id, id)).get();
}

export function findAccountByRowId(db: Db, rowId: number): Account | undefined {
  return db.select().from(accounts).where(eq(accounts.rowId, rowId)).get();
}

export function findAccountBySubject(db: Db, externalSubject: string): Account | undefined {
  return db.select().from(accounts).where(eq(accounts.externalSubject, externalSubject)).get();
}

export function readAccounts(db: Db, rowIds: readonly number[]): Account[] {
  return db
    .select()
    .from(accounts)
    .where(inArray(accounts.rowId, [...rowIds]))
    .all();
}

export function readAccountsByIds(db: Db, ids: readonly string[]): Account[] {
  return db
    .select()
    .from(accounts)
    .where(inArray(accounts.id, [...ids]))
    .all();
}

export function insertAccount(tx: Transaction, values: typeof accounts.$inferInsert): Account {
  return tx.insert(accounts).values(values).returning().get();
}

/** The account of an address; where there is none, one without a name and without roles is made. */
export function findOrInsertAccount(
  tx: Transaction,
  values: { id: string; email: string; createdAt: Date },
): Account {
  return (
    findAccountByEmail(tx, values.email) ??
    insertAccount(tx, { ...values, isCurator: false, isAdministrator: false })
  );
}

export function updateAccount(
  tx: Transaction,
  rowId: number,
  values: Partial<typeof accounts.$inferInsert>,
): void {
  tx.update(accounts).set(values).where(eq(accounts.rowId, rowId)).run();
}

/** Those who look after the entries; administrators only where they are curators too. */
export function listCurators(db: Db): Account[] {
  return db
    .select()
    .from(accounts)
    .where(and(eq(accounts.isCurator, true), isNull(accounts.leftAt)))
    .orderBy(asc(accounts.rowId))
    .all();
}

/** Everybody who works for the directory as a whole: curators and administrators. */
export function listStaff(db: Db): Account[] {
  return db
    .select()
    .from(accounts)
    .where(and(or(eq(accounts.isCurator, true), eq(accounts.isAdministrator, true)), isNull(accounts.leftAt)))
    .orderBy(asc(accounts.rowId))
    .all();
}

export function countAdministrators(db: Db): number {
  return (
    db
      .select({ count: count() })
      .from(accounts)
      .where(and(eq(accounts.isAdministrator, true), isNull(accounts.leftAt)))
      .get()?.count ?? 0
  );
}

/**
 * People whose name or address has some letters in it, or without letters those with a role; by address. One more than
 * `limit` where there are more. Reads all accounts: administrators look for somebody now and then, by any part.
 */
export function searchAccounts(db: Db, letters: string, limit: number): Account[] {
  // Not `LIKE`, to which the `_` of an address stands for any sign.
  const has = (column: SQLiteColumn) => sql`instr(lower(${column}), lower(${letters})) > 0`;
  const matches = or(has(accounts.email), has(accounts.name));
  const withRole = or(eq(accounts.isAdministrator, true), eq(accounts.isCurator, true));
  return db
    .select()
    .from(accounts)
    .where(and(isNull(accounts.leftAt), letters === '' ? withRole : matches))
    .orderBy(asc(accounts.email))
    .limit(limit + 1)
    .all();
}

export function hasAccounts(db: Db): boolean {
  return db.select({ rowId: accounts.rowId }).from(accounts).limit(1).get() !== undefined;
}
