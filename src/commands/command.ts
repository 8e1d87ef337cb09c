import type { Database } from '#db/client.ts';
import { lockRunning } from '#db/locks.ts';
import { systemClock } from '#platform/clock.ts';
import { UnavailableError } from '#platform/errors.ts';
import { silentLogger } from '#platform/logger.ts';
import { type Config, readConfig } from '../config.ts';
import { openDataFolder } from '../data-folder.ts';
import { readEnvironmentFile } from '../environment-file.ts';
import { createServices, type Services } from '../services.ts';
import { failureText, UsageError } from './failure-text.ts';
import { prepareDatabase } from './prepare.ts';

export { UsageError } from './failure-text.ts';

/** Writes a line for the person who runs a command. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * How a command is called, and after a colon what it does: "npm run admin -- EMAIL: makes somebody an administrator".
 * What stands behind the dashes is each parameter that it takes.
 */
export type Usage = `npm run ${string}: ${string}`;

/**
 * Refuses what a command would pass over: a misspelt option must not be taken for a file's name, nor a command begin that
 * was meant otherwise. A file whose name begins with a dash is `./-name`.
 */
function refuseUnmeant(parameters: readonly string[], usage: Usage): void {
  const [, named = ''] = / -- (.*?): /.exec(usage) ?? [];
  const most = named.split(' ').filter((name) => name !== '').length;
  const unmeant = parameters.find((parameter, at) => parameter.startsWith('-') || at >= most);
  if (unmeant !== undefined) throw new UsageError(`“${unmeant}” is not expected here. ${usage}`);
}

/**
 * Runs a command with settings read and the database open, prepared, and filled with the demonstration only where
 * `demo` says so; and closes it at the end. Foreseen mistakes end with one line and exit code 1.
 */
export async function runCommand(
  usage: Usage,
  work: (given: {
    config: Config;
    database: Database;
    services: Services;
    parameters: readonly string[];
  }) => Promise<void> | void,
  { demo = false }: { demo?: boolean } = {},
): Promise<void> {
  await runBareCommand(usage, async ({ config, parameters }) => {
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
  usage: Usage,
  work: (given: { config: Config; parameters: readonly string[] }) => Promise<void> | void,
): Promise<void> {
  // `| head` goes away before we have said everything; what was done stays done.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    const parameters = process.argv.slice(2);
    if (parameters.some((parameter) => ['--help', '-h'].includes(parameter))) return say(usage);
    refuseUnmeant(parameters, usage);
    readEnvironmentFile();
    const config = readConfig(process.env);
    openDataFolder(config.dataDir);
    await work({ config, parameters });
  } catch (error) {
    process.stderr.write(`${failureText(error)}\n`);
    process.exitCode = 1;
  }
}
