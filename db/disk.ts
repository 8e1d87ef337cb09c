import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

/** The disk that a file lies on. */
export interface Disk {
  /** Resolves once what was written before the call would survive a power cut. */
  sync(): Promise<void>;
  close(): void;
}

/** What is told of a database that is served from. */
export interface DiskTroubles {
  /** The disk couldn't keep what it was given: the process is to end. */
  failed: (error: unknown) => void;
  /** The file couldn't be written, as where the disk is full; what was committed stands in the log, and it is tried again. */
  putOff: (error: unknown) => void;
}

const syncFile = promisify(fdatasync);

/** Opens a file so that it can be synced in another thread; this one goes on. */
export function openDisk(file: string): Disk {
  // Some systems sync only what may be written.
  const descriptor = openSync(file, 'r+');
  return { sync: () => syncFile(descriptor), close: () => closeSync(descriptor) };
}
