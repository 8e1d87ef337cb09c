import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { scriptedDisk } from '../tests/support/scripted-disk.ts';
import { type Database, openDatabase } from './client.ts';
import { stored, syncLogBeside } from './log-sync.ts';

let folder = '';
let database: Database;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'borough-exchange-log-'));
  database = openDatabase(path.join(folder, 'some.db'));
  database.$client.exec('create table t (x)');
});
afterEach(() => {
  database.$client.close();
  rmSync(folder, { recursive: true, force: true });
});

const noFailure = (error: unknown) => {
  throw error;
};

/** Says when a promise has settled. */
function watched(promise: Promise<void>): { isSettled: boolean } {
  const watch = { isSettled: false };
  const settle = () => {
    watch.isSettled = true;
  };
  promise.then(settle, settle);
  return watch;
}

it('waits for the disk in each commit, unless the log is synced beside', async () => {
  expect(database.$client.pragma('synchronous', { simple: true })).toBe(2);
  await stored(database);
  const letGo = syncLogBeside(database, { failed: noFailure });
  expect(database.$client.pragma('synchronous', { simple: true })).toBe(1);
  database.$client.exec('insert into t values (1)');
  await stored(database);
  letGo();
});

it('is stored only after a sync that began after the commit, and all who wait for one share it', async () => {
  const disk = scriptedDisk();
  syncLogBeside(database, { failed: noFailure, open: disk.open });
  expect(disk.file).toBe(path.join(folder, 'some.db-wal'));
  const first = watched(stored(database));
  await nextTurn();
  const others = [1, 2, 3].map(() => watched(stored(database)));
  await nextTurn();
  expect(disk.syncs).toBe(1);
  disk.finishSync();
  await nextTurn();
  expect(first.isSettled).toBe(true);
  expect(others.map(({ isSettled }) => isSettled)).toEqual([false, false, false]);
  expect(disk.syncs).toBe(2);
  disk.finishSync();
  await nextTurn();
  expect(others.map(({ isSettled }) => isSettled)).toEqual([true, true, true]);
  expect(disk.syncs).toBe(2);
});

it('trusts a disk no more that has failed once', async () => {
  const disk = scriptedDisk();
  const failures: unknown[] = [];
  syncLogBeside(database, { failed: (error) => failures.push(error), open: disk.open });
  const answers = Promise.allSettled([stored(database), stored(database)]);
  await nextTurn();
  const late = Promise.allSettled([stored(database)]);
  const error = new Error('EIO: i/o error, fdatasync');
  disk.failSync(error);
  const refused = { status: 'rejected', reason: error };
  expect([...(await answers), ...(await late)]).toEqual([refused, refused, refused]);
  await expect(stored(database)).rejects.toBe(error);
  expect(disk.syncs).toBe(1);
  expect(failures).toEqual([error]);
});
