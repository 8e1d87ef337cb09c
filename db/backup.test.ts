import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../tests/support/memory-database.ts';
import { backUp, restoreBackup, UnsoundBackupError } from './backup.ts';
import { openDatabase, transaction } from './client.ts';
import { lockAlone, lockRunning, lockStart } from './locks.ts';
import { settings } from './schema/platform.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'borough-backup-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (database: ReturnType<typeof emptyDatabase>, value: string) =>
  transaction(database, (tx) => {
    tx.insert(settings)
      .values({ key: 'word', value })
      .onConflictDoUpdate({ target: settings.key, set: { value } })
      .run();
  });

describe('backup and restore', () => {
  it('bring back what was there when the backup was made, and keep what was there since', async () => {
    const file = path.join(folder, 'live.db');
    const copy = path.join(folder, 'backups', 'copy.db');
    const database = emptyDatabase(file);
    write(database, 'before');
    await backUp(database, copy);
    write(database, 'after');
    database.$client.close();

    restoreBackup(copy, file);

    const read = (name: string) => {
      const opened = openDatabase(name);
      const value = opened.select().from(settings).get()?.value;
      opened.$client.close();
      return value;
    };
    expect(read(file)).toBe('before');
    expect(read(`${file}.before-restore`)).toBe('after');
  });

  it('end though somebody else writes all the time', async () => {
    const file = path.join(folder, 'live.db');
    const copy = path.join(folder, 'copy.db');
    const database = emptyDatabase(file);
    const others = openDatabase(file);
    write(database, 'long '.repeat(500_000));
    let isOver = false;
    const backup = backUp(database, copy).finally(() => {
      isOver = true;
    });
    let writes = 0;
    for (; !isOver && writes < 1_000; writes += 1) {
      write(others, String(writes));
      await nextTurn();
    }
    expect(writes).toBeLessThan(1_000);
    await backup;
    others.$client.close();
    database.$client.close();
    expect(openDatabase(copy).select().from(settings).get()?.value).toMatch(/^long /);
  });

  it.each([
    ['a file that is not there', undefined],
    ['a file of something else', 'not a database'],
    ['an empty file', ''],
  ])('refuse %s and change nothing', (_name, content) => {
    const file = path.join(folder, 'live.db');
    emptyDatabase(file).$client.close();
    const before = readFileSync(file);
    const bad = path.join(folder, 'bad.db');
    if (content !== undefined) writeFileSync(bad, content);
    expect(() => restoreBackup(bad, file)).toThrow(UnsoundBackupError);
    // Not `toEqual`, which compares millions of bytes one by one.
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(`${file}.before-restore`)).toBe(false);
  });
});

describe('locks between processes', () => {
  it('let one start at a time', () => {
    const first = lockStart(folder, 0);
    expect(first).toBeDefined();
    expect(lockStart(folder, 0)).toBeUndefined();
    first?.release();
    const second = lockStart(folder, 0);
    expect(second).toBeDefined();
    second?.release();
  });

  it('let many serve, and none while a backup is put back', () => {
    const one = lockRunning(folder);
    const two = lockRunning(folder);
    expect(one && two).toBeDefined();
    expect(lockAlone(folder)).toBeUndefined();
    one?.release();
    two?.release();
    const restore = lockAlone(folder);
    expect(restore).toBeDefined();
    expect(lockRunning(folder)).toBeUndefined();
    restore?.release();
  });
});
