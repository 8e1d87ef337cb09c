import { countListings } from '#features/listings/index.ts';
import { runCommand, say } from './command.ts';

/** `npm run seed`: makes the database and fills it with the demonstration borough, where it is empty. */
await runCommand(
  'npm run seed: fills an empty database with the demonstration borough',
  ({ config, database }) => say(`${countListings(database)} listings lie in ${config.databaseFile}`),
  { demo: true },
);
