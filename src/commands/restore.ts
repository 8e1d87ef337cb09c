import { existsSync } from 'node:fs';
import path from 'node:path';
import { restoreBackup } from '#db/backup.ts';
import { commandBusyTimeoutMs, type Database, openDatabase } from '#db/client.ts';
import { lockAlone } from '#db/locks.ts';
import { applyErasures, endRestoredSessions, erasureListOf } from '#features/accounts/index.ts';
import { systemClock } from '#platform/clock.ts';
import { UnavailableError } from '#platform/errors.ts';
import { mailState } from '#platform/mail/mailbox.ts';
import { runBareCommand, say, UsageError } from './command.ts';

/**
 * `npm run restore -- FILE`: puts a backup in the place of the database, and erases again who left since it was made.
 * Nobody is signed in afterwards. Refuses while the product runs.
 */
const usage = 'npm run restore -- FILE: puts a backup in the place of the database, which is kept beside it';

await runBareCommand(usage, ({ config, parameters }) => {
  const [file] = parameters;
  if (file === undefined) throw new UsageError('Say which backup: npm run restore -- FILE');
  const lock = lockAlone(config.dataDir);
  if (!lock)
    throw new UnavailableError(
      'Stop the product, and commands under way, first: they have the database open',
    );
  const wasThere = existsSync(config.databaseFile);
  let erased = 0;
  let hadSessions = false;
  let mail = 0;
  try {
    restoreBackup(path.resolve(file), config.databaseFile);
    const database = openDatabase(config.databaseFile, { busyTimeoutMs: commandBusyTimeoutMs });
    try {
      erased = applyErasures(database, erasureListOf(database), systemClock.now());
      hadSessions = endRestoredSessions(database);
      mail = isOfMail(database) ? mailState(database).waiting : 0;
    } finally {
      database.$client.close();
    }
  } finally {
    lock.release();
  }
  say(`Put back from ${file} to ${config.databaseFile}`);
  if (wasThere) say(`What was there before is kept in ${config.databaseFile}.before-restore`);
  if (hadSessions) say('Everybody has to sign in again');
  if (mail > 0) {
    say(`Mail that waited when it was made, and goes out (again) at the next start: ${mail}`);
  }
  if (erased > 0) say(`Erased again who had left since: ${erased}`);
});

/** Whether a backup is of a version that kept mail already. */
function isOfMail({ $client }: Database): boolean {
  return $client.prepare("select 1 from sqlite_schema where name = 'mail_messages'").get() !== undefined;
}
