import { existsSync } from 'node:fs';
import { ConfigError } from './config.ts';

/**
 * Reads `.env` from the current folder into the environment, unless that says that this is production; what the
 * environment says already, stays. Throws {@link ConfigError} where it is there and can't be read.
 */
export function readEnvironmentFile(): void {
  if (process.env.NODE_ENV === 'production' || !existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    throw new ConfigError('.env: has to be a file that this user may read', { cause: error });
  }
}
