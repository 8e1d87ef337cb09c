import { checkpointBeside } from './checkpoints.ts';
import type { Database } from './client.ts';
import type { DiskTroubles } from './disk.ts';
import { syncLogBeside } from './log-sync.ts';

/**
 * Somebody waits for each statement from now on: the disk keeps what is committed beside, in other threads. Whoever tells
 * somebody outside of a commit awaits `stored()` first.
 *
 * Returns what closes the database.
 */
export function serveFrom(database: Database, troubles: DiskTroubles): () => Promise<void> {
  const letGoOfLog = syncLogBeside(database, troubles);
  const checkpoints = checkpointBeside(database, troubles);
  return async () => {
    await checkpoints.stop();
    letGoOfLog();
    database.$client.close();
    checkpoints.letGo();
  };
}
