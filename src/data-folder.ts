import { accessSync, constants, mkdirSync } from 'node:fs';
import { codeOf } from '#platform/loggable.ts';
import { ConfigError } from './config.ts';

/**
 * Makes the folder that holds the database, where it isn't there yet.
 * Throws {@link ConfigError} where it can't be made or written to.
 */
export function openDataFolder(dataDir: string): void {
  try {
    // Nobody else on this machine has to read what people have confided.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new ConfigError(
      `DATA_DIR: ${dataDir} ${reasons[codeOf(error)] ?? 'is not a folder that can be written to'}`,
      {
        cause: error,
      },
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'is a file; it must be a folder',
  ENOTDIR: 'lies below a file; it must be a folder',
  EACCES: 'may not be written to by this user',
  EPERM: 'may not be written to by this user',
  EROFS: 'lies on a file system that is read-only',
  ENOSPC: 'lies on a disk that is full',
};
