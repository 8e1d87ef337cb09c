import { countListings } from '#features/listings/index.ts';
import { systemClock } from '#platform/clock.ts';
import { silentLogger } from '#platform/logger.ts';
import { runBareCommand, say } from './command.ts';
import { prepareDatabase } from './prepare.ts';

/** `npm run seed`: makes the database and fills it with the demonstration borough, where it is empty. */
await runBareCommand(({ config }) => {
  const given = { clock: systemClock, logger: silentLogger };
  const database = prepareDatabase({ ...config, demo: true }, given);
  try {
    say(`${countListings(database)} listings lie in ${config.databaseFile}`);
  } finally {
    database.$client.close();
  }
});
