import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundlePrograms } from '../tests/bundle.mjs';
import { until } from '../tests/support/captured-log.ts';
import { type ScriptedDisk, scriptedDisk } from '../tests/support/scripted-disk.ts';
import type { WritingAnswer, WritingTask } from '../tests/support/writing-process.ts';
import { type Checkpoints, checkpointBeside } from './checkpoints.ts';
import { type Database, openDatabase } from './client.ts';
import { syncLogBeside } from './log-sync.ts';

const pageSize = 4_096;
const thresholds = { movedFrom: 50, restartedFrom: 1_000, everyMs: 1, putOffMs: 1 };

let folder = '';
let file = '';
let database: Database;
let disk: ScriptedDisk;
let checkpoints: Checkpoints;
let failures: unknown[];
let putOffs: unknown[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'borough-exchange-checkpoints-'));
  file = path.join(folder, 'some.db');
  database = openDatabase(file);
  database.$client.exec('create table t (x, filling)');
  // What is in the file before anything is moved.
  database.$client.transaction(() => write(400))();
  database.$client.pragma('wal_checkpoint(TRUNCATE)');
  database.$client.pragma('synchronous = NORMAL');
  disk = scriptedDisk();
  failures = [];
  putOffs = [];
  begin();
});
afterEach(async () => {
  disk.finishSync();
  await checkpoints.stop();
  database.$client.close();
  rmSync(folder, { recursive: true, force: true });
});

function begin(): void {
  checkpoints = checkpointBeside(database, {
    failed: (error) => failures.push(error),
    putOff: (error) => putOffs.push(error),
    open: disk.open,
    thresholds,
  });
}

/** Writes rows, each in a transaction and, with some luck, in a page of its own. */
function write(rows: number): void {
  const insert = database.$client.prepare(
    'insert into t values ((select coalesce(max(rowid), 0) + 1 from t), ?)',
  );
  for (let row = 0; row < rows; row += 1) insert.run('x'.repeat(1_500));
}

const rowsIn = (client: Sqlite.Database) => client.prepare('select count(*) from t').pluck().get();
/** The bytes that change whenever the log begins anew (https://www.sqlite.org/walformat.html, "The WAL File Format"). */
const saltOfLog = () => readFileSync(`${file}-wal`).subarray(16, 24).toString('hex');

/** A file, with its log, as a power cut may leave it: opens it, and says whether it is whole and how many rows it has. */
function afterPowerCut(content: Buffer, log: Buffer): { isWhole: boolean; rows: unknown } {
  const found = path.join(folder, 'found.db');
  for (const suffix of ['-wal', '-shm']) rmSync(`${found}${suffix}`, { force: true });
  writeFileSync(found, content);
  writeFileSync(`${found}-wal`, log);
  const client = new Sqlite(found);
  try {
    return { isWhole: client.pragma('integrity_check', { simple: true }) === 'ok', rows: rowsIn(client) };
  } finally {
    client.close();
  }
}

/** Long enough for whatever would happen by itself to happen. */
const quiet = () => pause(40 * thresholds.everyMs);

/** Lets the disk keep what it is given, and writes on, until that is so. */
async function goOnUntil(isSo: () => boolean): Promise<void> {
  await until(() => {
    write(1);
    disk.finishSync();
    return isSo();
  });
}

it('moves the log while others go on, and begins it anew only once the disk has the file', async () => {
  const before = readFileSync(file);
  write(100);
  const salt = saltOfLog();
  await quiet();
  // A checkpoint to the end of the log would wait for the disk: more has to come first.
  expect(readFileSync(file).equals(before)).toBe(true);
  write(1);
  await until(() => disk.syncs === 1);
  expect(readFileSync(file).equals(before)).toBe(false);
  write(thresholds.restartedFrom);
  await quiet();
  expect(saltOfLog()).toBe(salt);
  await goOnUntil(() => saltOfLog() !== salt);
  expect([failures, putOffs]).toEqual([[], []]);
});

it('keeps the log within bounds, however much is written', async () => {
  let longest = 0;
  for (let round = 0; round < 40; round += 1) {
    const { syncs } = disk;
    await goOnUntil(() => {
      write(50);
      longest = Math.max(longest, statSync(`${file}-wal`).size / pageSize);
      return disk.syncs > syncs;
    });
  }
  expect(rowsIn(database.$client)).toBeGreaterThan(2 * thresholds.restartedFrom);
  expect(longest).toBeLessThan(3 * thresholds.restartedFrom);
});

it('begins a long log anew as soon as nobody reads it any more, and sets no mark of its own until then', async () => {
  const backup = new Sqlite(file, { readonly: true });
  backup.exec('begin');
  rowsIn(backup);
  write(1);
  const salt = saltOfLog();
  await goOnUntil(() => {
    write(50);
    return disk.syncs > 0 && statSync(`${file}-wal`).size > thresholds.restartedFrom * pageSize;
  });
  await quiet();
  const { syncs } = disk;
  for (let round = 0; round < 5; round += 1) {
    write(thresholds.movedFrom);
    await quiet();
    disk.finishSync();
  }
  expect([disk.syncs, saltOfLog()]).toEqual([syncs, salt]);
  backup.close();
  const look = database.$client.prepare<[], { checkpointed: number }>('pragma wal_checkpoint(noop)');
  await until(() => (look.get()?.checkpointed ?? 0) > thresholds.restartedFrom);
  write(1);
  expect(saltOfLog()).not.toBe(salt);
});

it('keeps it within bounds also where two processes write and move at once', async () => {
  await checkpoints.stop();
  const programs = await bundlePrograms('writing', { 'writing-process': 'tests/support/writing-process.ts' });
  const transactions = 1_000;
  const task: WritingTask = {
    file,
    transactions,
    thresholds: { movedFrom: 200, restartedFrom: 800, everyMs: 5, putOffMs: 5 },
  };
  const runOne = async () => {
    const child = fork(path.join(programs, 'writing-process.js'));
    child.send(task);
    const [{ longest }] = (await once(child, 'message')) as [WritingAnswer];
    child.disconnect();
    return longest;
  };
  const longest = Math.max(...(await Promise.all([runOne(), runOne()])));
  expect(rowsIn(database.$client)).toBe(400 + 2 * transactions);
  // They write some twenty pages each time.
  expect(longest).toBeLessThan(10 * transactions);
});

it('is whole after a power cut, whichever pages the disk has kept by then', async () => {
  const before = readFileSync(file);
  write(100);
  await quiet();
  write(1);
  await until(() => disk.syncs === 1);
  const moved = readFileSync(file);
  const log = readFileSync(`${file}-wal`);
  const rows = rowsIn(database.$client);
  expect(moved.length).toBeGreaterThan(before.length);
  for (const keeps of [
    () => false,
    (page: number) => page % 2 === 0,
    (page: number) => page % 2 === 1,
    () => true,
  ]) {
    const found = Buffer.from(moved);
    for (let page = 0; page * pageSize < moved.length; page += 1) {
      if (keeps(page)) continue;
      found.fill(0, page * pageSize, (page + 1) * pageSize);
      before.subarray(page * pageSize, (page + 1) * pageSize).copy(found, page * pageSize);
    }
    expect(afterPowerCut(found, log)).toEqual({ isWhole: true, rows });
  }
});

it('stops at what the log has kept: nothing is moved that a power cut could still take', async () => {
  await checkpoints.stop();
  const logDisk = scriptedDisk();
  const letGo = syncLogBeside(database, { failed: (error) => failures.push(error), open: logDisk.open });
  begin();
  const before = readFileSync(file);
  write(100);
  await quiet();
  write(1);
  await until(() => logDisk.syncs === 1);
  await quiet();
  expect(readFileSync(file).equals(before)).toBe(true);
  logDisk.finishSync();
  await until(() => disk.syncs === 1);
  expect(readFileSync(file).equals(before)).toBe(false);
  letGo();
});

it('says so once where the disk does not keep the file, and moves nothing more', async () => {
  write(100);
  await quiet();
  write(1);
  await until(() => disk.syncs === 1);
  const error = new Error('EIO: i/o error, fdatasync');
  disk.failSync(error);
  await until(() => failures.length > 0);
  const moved = readFileSync(file);
  write(100);
  await quiet();
  write(1);
  await quiet();
  expect(readFileSync(file).equals(moved)).toBe(true);
  expect(failures).toEqual([error]);
  expect(putOffs).toEqual([]);
});

it('tries again later where the file can’t be used', async () => {
  const header = readFileSync(file).subarray(0, 100);
  overwrite(Buffer.alloc(100, 0xa5));
  // Rows that stay as long as they are, so that the first page needn't be written.
  const change = database.$client.prepare('update t set filling = ? || substr(filling, 2) where rowid = ?');
  for (let row = 1; row <= 100; row += 1) change.run('y', row);
  await until(() => putOffs.length > 1);
  overwrite(header);
  let letter = 'y';
  await until(() => {
    letter = letter === 'y' ? 'z' : 'y';
    change.run(letter, 1);
    return disk.syncs === 1;
  });
  expect(failures).toEqual([]);
});

it('leaves nothing in the log when it ends', async () => {
  write(100);
  await checkpoints.stop();
  database.$client.close();
  checkpoints.letGo();
  expect(existsSync(`${file}-wal`)).toBe(false);
  const { isWhole, rows } = afterPowerCut(readFileSync(file), Buffer.alloc(0));
  expect([isWhole, rows]).toEqual([true, 500]);
});

function overwrite(beginning: Buffer): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, beginning, 0, beginning.length, 0);
  closeSync(descriptor);
}
