import path from 'node:path';
import { restoreBackup } from '#db/backup.ts';
import { lockRestore } from '#db/locks.ts';
import { UnavailableError } from '#platform/errors.ts';
import { runBareCommand, say, UsageError } from './command.ts';

/** `npm run restore -- FILE`: puts a backup in the place of the database. Refuses while the product runs. */
await runBareCommand(({ config, parameters }) => {
  const [file] = parameters;
  if (file === undefined) throw new UsageError('Say which backup: npm run restore -- FILE');
  const lock = lockRestore(config.dataDir);
  if (!lock)
    throw new UnavailableError(
      'Stop the product, and commands under way, first: they have the database open',
    );
  try {
    restoreBackup(path.resolve(file), config.databaseFile);
  } finally {
    lock.release();
  }
  say(`Put back from ${file}. What was there before is kept in ${config.databaseFile}.before-restore`);
});
