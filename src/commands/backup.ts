import path from 'node:path';
import { backUp } from '#db/backup.ts';
import { systemClock } from '#platform/clock.ts';
import { runCommand, say } from './command.ts';

/** `npm run backup -- [FILE]`: copies the database, while it is in use, to a file. */
await runCommand(async ({ config, database, parameters }) => {
  const stamp = systemClock.now().toISOString().slice(0, 19).replaceAll(':', '-');
  const file = path.resolve(parameters[0] ?? path.join(config.dataDir, 'backups', `${stamp}.db`));
  await backUp(database, file);
  say(`Backed up to ${file}`);
});
