import Sqlite from 'better-sqlite3';
import { UnsoundBackupError } from '#db/backup.ts';
import { NewerDatabaseError } from '#db/migrate.ts';
import { AppError } from '#platform/errors.ts';
import { ConfigError } from '../config.ts';

/** A mistake in how a command was called; the message says how it is meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const foreseen = [AppError, ConfigError, NewerDatabaseError, UnsoundBackupError, UsageError];

type ListenError = NodeJS.ErrnoException & { address?: string; hostname?: string; port?: number };

/** What the operating system says of an address that can't be listened on, in words. */
const listenFailures: Readonly<Record<string, (at: { host: string; port: string }) => string>> = {
  EADDRINUSE: ({ host, port }) => `Port ${port} of ${host} is in use already; choose another with PORT`,
  EACCES: ({ port }) => `Port ${port} may be used by the system only; choose one above 1023 with PORT`,
  EADDRNOTAVAIL: ({ host }) => `HOST: ${host} is not an address of this machine`,
  ENOTFOUND: ({ host }) => `HOST: ${host} is not an address of this machine`,
  EAI_AGAIN: ({ host }) => `HOST: ${host} is not an address of this machine`,
};

/** What SQLite says of a database file that can't be used, in words; by the beginning of its code. */
const databaseFailures: readonly (readonly [code: string, text: string])[] = [
  ['SQLITE_BUSY', 'The database is locked by another program'],
  ['SQLITE_FULL', 'There is no room left for the database'],
  // The index of the log can't be made.
  ['SQLITE_IOERR_SHMSIZE', 'There is no room left for the database'],
  ['SQLITE_READONLY', 'The database may not be written to: look at whose the files in DATA_DIR are'],
  ['SQLITE_CANTOPEN', 'The database can’t be opened: look at whose the files in DATA_DIR are'],
  ['SQLITE_NOTADB', 'The database’s file is something else, or damaged'],
  ['SQLITE_CORRUPT', 'The database’s file is damaged; put back a backup'],
  ['SQLITE_IOERR', 'The disk fails to read or write the database'],
];

/** What the operating system says of a file, in words. */
const fileFailures: Readonly<Record<string, string>> = {
  EACCES: 'may not be read or written by this user',
  EPERM: 'may not be read or written by this user',
  EROFS: 'lies on a file system that is read-only',
  ENOENT: 'is not there',
  EEXIST: 'is a file where a folder is needed',
  ENOTDIR: 'lies below a file',
  EISDIR: 'is a folder',
  ENOSPC: 'finds no room on its disk',
};

/** Says in a line or two why a start or a command failed; the stack follows only where the cause is unforeseen. */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (foreseen.some((kind) => error instanceof kind)) return error.message;
  return listenFailure(error) ?? databaseFailure(error) ?? fileFailure(error) ?? error.stack ?? error.message;
}

function listenFailure({ code = '', syscall, address, hostname, port }: ListenError): string | undefined {
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return undefined;
  return listenFailures[code]?.({ host: address ?? hostname ?? 'this machine', port: String(port) });
}

function fileFailure({ code = '', path }: NodeJS.ErrnoException): string | undefined {
  const words = fileFailures[code];
  return words === undefined || path === undefined ? undefined : `${path} ${words} (${code})`;
}

function databaseFailure(error: Error): string | undefined {
  // Drizzle wraps what SQLite says.
  const cause = error.cause instanceof Sqlite.SqliteError ? error.cause : error;
  if (!(cause instanceof Sqlite.SqliteError)) return undefined;
  const known = databaseFailures.find(([code]) => cause.code.startsWith(code));
  return known && `${known[1]} (${cause.message})`;
}
