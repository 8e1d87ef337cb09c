import { existsSync } from 'node:fs';
import type { Database } from '#db/client.ts';
import { lockRunning } from '#db/locks.ts';
import { systemClock } from '#platform/clock.ts';
import { UnavailableError } from '#platform/errors.ts';
import { silentLogger } from '#platform/logger.ts';
import { type Config, readConfig } from '../config.ts';
import { openDataFolder } from '../data-folder.ts';
import { createServices, type Services } from '../services.ts';
import { failureText } from './failure-text.ts';
import { prepareDatabase } from './prepare.ts';

export { UsageError } from './failure-text.ts';

/** Writes a line for the person who runs a command. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a command with settings read and the database open, prepared, and filled with the demonstration only where
 * `demo` says so; and closes it at the end. Foreseen mistakes end with one line and exit code 1.
 */
export async function runCommand(
  work: (given: {
    config: Config;
    database: Database;
    services: Services;
    parameters: readonly string[];
  }) => Promise<void> | void,
  { demo = false }: { demo?: boolean } = {},
): Promise<void> {
  await runBareCommand(async ({ config, parameters }) => {
    // While a command has the database open, no other file may be put in its place.
    const running = lockRunning(config.dataDir);
    if (!running) throw new UnavailableError('A backup is being put back; try again when that is done');
    const given = { clock: systemClock, logger: silentLogger };
    const database = prepareDatabase({ ...config, demo }, given);
    try {
      const { placeName, meilisearch } = config;
      const services = createServices({ database, ...given, surroundings: { placeName, meilisearch } });
      await work({ config, database, services, parameters });
    } finally {
      database.$client.close();
      running.release();
    }
  });
}

/** The same for commands that must not open the database themselves. */
export async function runBareCommand(
  work: (given: { config: Config; parameters: readonly string[] }) => Promise<void> | void,
): Promise<void> {
  // `| head` goes away before we have said everything; what was done stays done.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    if (process.env.NODE_ENV !== 'production' && existsSync('.env')) process.loadEnvFile('.env');
    const config = readConfig(process.env);
    openDataFolder(config.dataDir);
    await work({ config, parameters: process.argv.slice(2) });
  } catch (error) {
    process.stderr.write(`${failureText(error)}\n`);
    process.exitCode = 1;
  }
}
