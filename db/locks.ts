import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';

/** A lock between processes on one host. It goes with the process, even when that is killed. */
export interface ProcessLock {
  release(): void;
}

/**
 * Locks by way of SQLite's own file locks on an empty database: portable, and the operating system frees them
 * when a process dies, which a lock file with a process number in it would not.
 */
function lock(file: string, begin: string, waitMs: number): ProcessLock | undefined {
  mkdirSync(path.dirname(file), { recursive: true });
  const client = new Sqlite(file, { timeout: waitMs });
  try {
    client.exec(begin);
  } catch (error) {
    client.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
  return { release: () => client.close() };
}

/** Held by one process while it migrates and seeds; others wait. Undefined if it was not free in time. */
export function lockStart(dataDir: string, waitMs: number): ProcessLock | undefined {
  return lock(path.join(dataDir, 'start.lock'), 'BEGIN EXCLUSIVE', waitMs);
}

/** Held, shared, by every process that serves the database. Undefined while it is being restored. */
export function lockRunning(dataDir: string): ProcessLock | undefined {
  return lock(path.join(dataDir, 'running.lock'), 'BEGIN; SELECT count(*) FROM sqlite_master', 1_000);
}

/** Held by who must be alone, such as while a backup is put back; undefined while anybody else holds {@link lockRunning}. */
export function lockAlone(dataDir: string): ProcessLock | undefined {
  return lock(path.join(dataDir, 'running.lock'), 'BEGIN EXCLUSIVE', 200);
}
