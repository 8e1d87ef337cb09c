import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { type SQL, sql } from 'drizzle-orm';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';

/** The open database. Reads may use it directly; writes go through {@link transaction}. */
export type Database = BetterSQLite3Database & { $client: Sqlite.Database };
/** A write under way; only {@link transaction} makes one. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** Whatever can be read from. */
export type Db = Database | Transaction;

export interface OpenOptions {
  /** How long a statement waits for another process's lock, in milliseconds. Waiting blocks this process. */
  busyTimeoutMs?: number;
  /** Opens without the right to write. */
  readonly?: boolean;
}

/** How long the web process waits for a lock before it answers 503. */
export const webBusyTimeoutMs = 200;
/** How long a command waits for a lock; nobody waits for its answer. */
export const commandBusyTimeoutMs = 10_000;

/**
 * Pages of 4 kB that come together in the log before they are written into the file. One edit writes some 25, most of which the next one
 * writes again: with four times SQLite's own 1,000 each goes into the file less often. The log takes 16 MB.
 */
export const checkpointPages = 4_000;
/**
 * Kilobytes of pages that a connection keeps, a quarter of what better-sqlite3 would: a page that isn't among them is
 * mostly in the operating system's memory, and neither searches nor edits are slower for it.
 */
const keptKilobytes = 4_000;

/**
 * Of what is deleted SQLite overwrites what lies in pages that it writes anyway: a row that is written again elsewhere in
 * its page leaves no copy behind, which erasing somebody would miss.
 */
const overwritesInWrittenPages = 'secure_delete = FAST';

/**
 * Opens (and creates, if need be) a database file, or `:memory:`.
 * WAL lets readers go on while one writes; `synchronous=FULL` keeps what was acknowledged through a power cut.
 */
export function openDatabase(file: string, options: OpenOptions = {}): Database {
  if (file !== ':memory:' && !options.readonly) mkdirSync(path.dirname(file), { recursive: true });
  const client = new Sqlite(file, {
    timeout: options.busyTimeoutMs ?? webBusyTimeoutMs,
    readonly: options.readonly ?? false,
  });
  if (!options.readonly) client.pragma('journal_mode = WAL');
  client.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  client.pragma(`cache_size = -${keptKilobytes}`);
  client.pragma('synchronous = FULL');
  client.pragma('foreign_keys = ON');
  client.pragma(overwritesInWrittenPages);
  takeParametersAsTheyCome(client);
  // Without the schema, which only relational queries need: it would make the beginning of each transaction slow.
  return drizzle(client);
}

/** Before a parameter that is a LIMIT or an OFFSET, or that something is compared with or set to. */
const bareParameter = /(?<=(?:=|\blimit|\boffset) )(?=[?@:$])/gi;

/**
 * SQLite looks at what a bare parameter holds where it is a LIMIT, or where a partial index names the column that it is
 * compared with, and to do so prepares the statement anew whenever a value is bound: ten times the work of a small
 * query. With a sign before it, which changes no value of any type, a parameter is taken as it comes.
 */
function takeParametersAsTheyCome(client: Sqlite.Database): void {
  const prepare = client.prepare.bind(client);
  client.prepare = ((source: string) => prepare(source.replace(bareParameter, '+'))) as typeof client.prepare;
}

/** The database that each transaction under way belongs to. */
const owners = new WeakMap<Transaction, Database>();

/**
 * Runs `work` in one `BEGIN IMMEDIATE` transaction and returns what it returns; an exception rolls everything
 * back. Only synchronous work is accepted: better-sqlite3 would commit before a promise settles.
 */
export function transaction<Result>(
  database: Database,
  work: (tx: Transaction) => Result extends PromiseLike<unknown> ? never : Result,
): Result {
  return database.transaction(
    (tx) => {
      owners.set(tx, database);
      return work(tx);
    },
    { behavior: 'immediate' },
  );
}

/**
 * Runs a {@link transaction} that erases. Whole pages that become free are overwritten in it, too, which could otherwise
 * be read off the file until something else is written there.
 */
export function overwritingWhatIsDeleted(database: Database, work: (tx: Transaction) => void): void {
  const { $client: client } = database;
  client.pragma('secure_delete = ON');
  try {
    transaction(database, work);
  } finally {
    client.pragma(overwritesInWrittenPages);
  }
}

/**
 * Runs a part of a transaction under a savepoint and returns what it returns; an exception undoes this part alone.
 */
export function savepoint<Result>(
  tx: Transaction,
  work: (inner: Transaction) => Result extends PromiseLike<unknown> ? never : Result,
): Result {
  return tx.transaction((inner) => {
    const owner = owners.get(tx);
    if (owner) owners.set(inner, owner);
    return work(inner);
  });
}

const preparedQueries = new WeakMap<Database, Map<unknown, unknown>>();

/**
 * A query that is built once for each database and then kept, for what is asked on every request or written with
 * every change: building and preparing cost many times what running does. `build` must be one and the same
 * function at every call; what it makes runs on the connection, and so within the transaction under way.
 */
export function prepared<Query>(db: Db, build: (database: Database) => Query): Query {
  const database = '$client' in db ? (db as Database) : owners.get(db as Transaction);
  if (!database) throw new Error('This transaction was not begun by transaction()');
  const known = preparedQueries.get(database) ?? new Map<unknown, unknown>();
  preparedQueries.set(database, known);
  const kept = known.get(build) as Query | undefined;
  if (kept !== undefined) return kept;
  const made = build(database);
  known.set(build, made);
  return made;
}

/**
 * The values of a list that a prepared query is given as JSON under a placeholder's name, for `in`: one statement
 * serves lists of any length.
 */
export function among(name: string): SQL {
  return sql`(select value from json_each(${sql.placeholder(name)}))`;
}

/** The same of a list that is known where the query is made: one parameter, however many values it has. */
export function amongValues(values: readonly (number | string)[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}
