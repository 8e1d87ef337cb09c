import { existsSync } from 'node:fs';
import type { Database } from '#db/client.ts';
import { systemClock } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import { silentLogger } from '#platform/logger.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { createServices, type Services } from '../services.ts';
import { prepareDatabase } from './prepare.ts';

/** A mistake in how a command was called; the message says how it is meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Writes a line for the person who runs a command. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a command with settings read and the database open, prepared but not filled with the demonstration,
 * and closes it at the end. Foreseen mistakes end with one line and exit code 1.
 */
export async function runCommand(
  work: (given: {
    config: Config;
    database: Database;
    services: Services;
    parameters: readonly string[];
  }) => Promise<void> | void,
): Promise<void> {
  await runBareCommand(async ({ config, parameters }) => {
    const database = prepareDatabase(
      { ...config, demo: false },
      { clock: systemClock, logger: silentLogger },
    );
    try {
      const services = createServices({ database, clock: systemClock, logger: silentLogger });
      await work({ config, database, services, parameters });
    } finally {
      database.$client.close();
    }
  });
}

/** The same for commands that must not open the database themselves. */
export async function runBareCommand(
  work: (given: { config: Config; parameters: readonly string[] }) => Promise<void> | void,
): Promise<void> {
  try {
    if (process.env.NODE_ENV !== 'production' && existsSync('.env')) process.loadEnvFile('.env');
    await work({ config: readConfig(process.env), parameters: process.argv.slice(2) });
  } catch (error) {
    const isForeseen =
      error instanceof AppError || error instanceof ConfigError || error instanceof UsageError;
    process.stderr.write(
      `${error instanceof Error ? (isForeseen ? error.message : error.stack) : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
