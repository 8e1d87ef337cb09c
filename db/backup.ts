import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Database } from './client.ts';

/**
 * Copies a database that is in use to a file, as it was at one moment, whatever is written meanwhile. Any file of that name is
 * replaced.
 */
export async function backUp(database: Database, file: string): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  // One that was cut off may have left half a file.
  for (const suffix of ['', '-journal']) rmSync(`${unfinished}${suffix}`, { force: true });
  const source = new Sqlite(database.$client.name, { readonly: true });
  try {
    // SQLite begins its copy anew whenever the database changes, and so need not ever finish; what a transaction
    // sees doesn't change.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await source.backup(unfinished);
    // It holds what people have confided, and may be put anywhere.
    chmodSync(unfinished, 0o600);
    renameSync(unfinished, file);
  } catch (error) {
    // Half a file would take the room that is missing.
    for (const suffix of ['', '-journal']) rmSync(`${unfinished}${suffix}`, { force: true });
    throw error;
  } finally {
    source.close();
  }
}

/** The folder beside a database where backups lie that were given no other name. */
export function backupFolder(databaseFile: string): string {
  return path.join(path.dirname(databaseFile), 'backups');
}

/** When the newest backup in the folder beside a database was made; null where there is none. */
export function lastBackupAt(databaseFile: string): Date | null {
  const folder = backupFolder(databaseFile);
  if (!existsSync(folder)) return null;
  const made = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => statSync(path.join(folder, name)).mtimeMs);
  return made.length === 0 ? null : new Date(Math.max(...made));
}

/** A file that is no sound backup of this product. */
export class UnsoundBackupError extends Error {
  override readonly name = 'UnsoundBackupError';
}

/**
 * Puts a backup in the place of a database that nobody has open (callers hold the restore lock); what was
 * there is kept beside it as `<file>.before-restore`. Cut off at any point, it leaves the one or the other whole in
 * its place. Throws {@link UnsoundBackupError} where the backup is damaged or something else, and then changes nothing.
 */
export function restoreBackup(backup: string, databaseFile: string): void {
  checkBackup(backup);
  mkdirSync(path.dirname(databaseFile), { recursive: true });
  const arriving = `${databaseFile}.arriving`;
  copyFileSync(backup, arriving);
  writeThrough(arriving);
  if (existsSync(databaseFile)) {
    foldLogIn(databaseFile);
    copyFileSync(databaseFile, `${databaseFile}.before-restore`);
    writeThrough(`${databaseFile}.before-restore`);
  }
  // A write-ahead log left behind would be replayed into the restored file.
  for (const suffix of ['-wal', '-shm']) rmSync(`${databaseFile}${suffix}`, { force: true });
  renameSync(arriving, databaseFile);
}

/** Waits until a file is on the disk, power cut or not. */
function writeThrough(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes what still stands in the write-ahead log into the database file. */
function foldLogIn(file: string): void {
  const client = new Sqlite(file);
  try {
    client.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    client.close();
  }
}

function checkBackup(file: string): void {
  if (!existsSync(file)) throw new UnsoundBackupError(`There is no file ${file}`);
  let client: Sqlite.Database | undefined;
  try {
    client = new Sqlite(file, { readonly: true });
    const soundness = client.pragma('quick_check', { simple: true });
    if (soundness !== 'ok') throw new UnsoundBackupError(`${file} is damaged: ${String(soundness)}`);
    client.prepare('SELECT count(*) FROM listings').get();
  } catch (error) {
    if (error instanceof UnsoundBackupError) throw error;
    throw new UnsoundBackupError(`${file} is not a backup of this directory`, { cause: error });
  } finally {
    client?.close();
  }
}
