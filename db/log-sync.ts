/** Keeps what was committed through a power cut without everybody waiting for the disk. */
import type { Database } from './client.ts';
import { type Disk, openDisk } from './disk.ts';

const logs = new WeakMap<Database, () => Promise<void>>();

/**
 * From now on a commit on this connection writes into the log (the WAL) and doesn't wait for the disk, which would keep
 * everybody else waiting too. Whoever tells somebody outside of a commit awaits {@link stored} first.
 *
 * This is SQLite's `synchronous=NORMAL`: it syncs the log itself before it writes it into the file and before it begins
 * it anew. A power cut can take commits from the end that nobody was told of, never harm the file
 * (https://www.sqlite.org/wal.html, "Performance Considerations").
 *
 * `failed` is told once, of a disk that couldn't sync. What was written before may be lost although a later sync
 * succeeds (Rebello et al., "Can Applications Recover from fsync Failures?", USENIX ATC 2020). So `stored` rejects from
 * then on, and the process is to end: closing the database writes the log into the file.
 *
 * Returns what lets go of the log, to be called before the database is closed.
 */
export function syncLogBeside(
  database: Database,
  { failed, open = openDisk }: { failed: (error: unknown) => void; open?: (file: string) => Disk },
): () => void {
  const disk = open(`${database.$client.name}-wal`);
  database.$client.pragma('synchronous = NORMAL');
  logs.set(database, createGroupSync(disk, failed));
  return () => {
    logs.delete(database);
    disk.close();
  };
}

/**
 * Resolves once all that was committed on this connection before the call is on the disk. On a connection that
 * {@link syncLogBeside} wasn't called for, that is at once: each commit has waited for the disk.
 */
export async function stored(database: Database): Promise<void> {
  await logs.get(database)?.();
}

/**
 * Returns what resolves after the next sync. There is one at a time; all who come during it share the one after it
 * ("group commit").
 */
function createGroupSync(disk: Disk, failed: (error: unknown) => void): () => Promise<void> {
  /** The latest sync. Once one has failed, none begins any more. */
  let last = Promise.resolve();
  /** The one that hasn't begun, and so will cover whatever is committed by now. */
  let next: Promise<void> | undefined;

  async function sync(): Promise<void> {
    next = undefined;
    try {
      await disk.sync();
    } catch (error) {
      failed(error);
      throw error;
    }
  }

  return () => {
    if (next === undefined) {
      next = last.then(sync);
      last = next;
    }
    return next;
  };
}
