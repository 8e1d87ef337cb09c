import { checkpointBeside } from './checkpoints.ts';
import type { Database } from './client.ts';
import { syncLogBeside } from './log-sync.ts';

/** What is told of a database that is served from. */
export interface DiskTroubles {
  /** The disk couldn't keep what it was given: the process is to end. */
  failed: (error: unknown) => void;
  /** The file couldn't be written, as where the disk is full; what was committed stands in the log, and it is tried again. */
  putOff: (error: unknown) => void;
}

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
