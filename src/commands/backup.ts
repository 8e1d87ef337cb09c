import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { backUp, backupFolder } from '#db/backup.ts';
import { systemClock } from '#platform/clock.ts';
import { runCommand, say, UsageError } from './command.ts';

/** `npm run backup -- [FILE]`: copies the database, while it is in use, to a file. */
const usage =
  'npm run backup -- [FILE]: copies the database, while it is in use, to a file or into DATA_DIR/backups';

await runCommand(usage, async ({ config, database, parameters }) => {
  const stamp = systemClock.now().toISOString().slice(0, 19).replaceAll(':', '-');
  const file = path.resolve(parameters[0] ?? path.join(backupFolder(config.databaseFile), `${stamp}.db`));
  refuseTarget(file, config.databaseFile);
  await backUp(database, file);
  say(`Backed up to ${file}`);
});

/** A backup takes the place of a file of its name, which must be neither a folder nor the database in use. */
function refuseTarget(file: string, databaseFile: string): void {
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) throw new UsageError(`${file} is a folder; name a file in it`);
  if (realpathSync(file) === realpathSync(databaseFile)) {
    throw new UsageError(`${file} is the database in use; name another file`);
  }
}
