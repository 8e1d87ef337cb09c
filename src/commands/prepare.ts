import path from 'node:path';
import { commandBusyTimeoutMs, type Database, openDatabase, transaction } from '#db/client.ts';
import { lockStart } from '#db/locks.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { applyErasures, erasureListOf, hasAccounts } from '#features/accounts/index.ts';
import { hasDemonstrationEnquiries } from '#features/enquiries/index.ts';
import { hasListings, isDemonstration } from '#features/listings/index.ts';
import { hasDemonstrationAlerts } from '#features/notifications/index.ts';
import { createPlacesService } from '#features/places/index.ts';
import { hasImportBegun } from '#features/transfer/index.ts';
import { seedVocabulary } from '#features/vocabularies/index.ts';
import { appRoot } from '#platform/app-root.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { UnavailableError } from '#platform/errors.ts';
import { countingIds } from '#platform/ids.ts';
import type { Logger } from '#platform/logger.ts';
import { fillAccounts } from '../../seeds/demo/accounts.ts';
import { demonstrationEnquiries } from '../../seeds/demo/enquiries.ts';
import { fillDemonstration } from '../../seeds/demo/fill.ts';
import { fillAlerts } from '../../seeds/demo/fill-alerts.ts';
import { fillEnquiries } from '../../seeds/demo/fill-enquiries.ts';
import { demonstrationContent } from '../../seeds/demo/index.ts';
import { fillQueue } from '../../seeds/demo/queue.ts';
import { queueClock } from '../../seeds/demo/queue-clock.ts';
import { gazetteer } from '../../seeds/gazetteer/index.ts';
import { vocabularySeed } from '../../seeds/vocabularies/index.ts';
import type { Config } from '../config.ts';
import { createServices } from '../services.ts';

/** How long a start waits for another one on the same database to finish migrating and seeding. */
const startLockWaitMs = 120_000;
/** Tells the identifiers of what waits in the demonstration from those of its entries and people. */
const queueIdentifiers = 4;

/**
 * Opens the database ready for use: migrated, with vocabulary and gazetteer, its index as this version reads it, and
 * filled with the demonstration borough where it is empty and the settings ask for it. Two starts at once do this one
 * after the other. The caller closes it. Throws {@link UnavailableError} where another start doesn't finish.
 */
export function prepareDatabase(
  config: Pick<Config, 'dataDir' | 'databaseFile' | 'demo'>,
  given: { clock: Clock; logger: Logger },
): Database {
  const lock = lockStart(config.dataDir, startLockWaitMs);
  if (!lock) throw new UnavailableError('Another start on the same data is still under way');
  try {
    const database = openDatabase(config.databaseFile, { busyTimeoutMs: commandBusyTimeoutMs });
    migrateDatabase(database, path.join(appRoot, 'db/migrations'));
    // What was put back may be from before somebody left.
    applyErasures(database, erasureListOf(database), given.clock.now());
    seedVocabularies(database);
    const services = createServices({ database, ...given });
    if (!services.engine.isCurrent()) services.rebuildIndex();
    // An import that has only begun has no listings yet, and wants none beside its own.
    if (config.demo && !hasListings(database) && !hasImportBegun(database)) {
      transaction(database, (tx) =>
        fillDemonstration(tx, {
          ...services,
          content: demonstrationContent,
          today: londonDay(given.clock.now()),
        }),
      );
    }
    // A demonstration from before people could sign in gets its people too.
    if (config.demo && isDemonstration(database) && !hasAccounts(database)) {
      const today = londonDay(given.clock.now());
      const clock = queueClock(today);
      const ids = countingIds(queueIdentifiers);
      transaction(database, (tx) => {
        fillAccounts(tx, given.clock.now());
        fillQueue({
          database,
          services: createServices({ database, logger: given.logger, clock, ids }),
          clock,
          today,
        });
      });
    }
    // The same for what its organisations have asked each other.
    if (config.demo && isDemonstration(database) && !hasDemonstrationEnquiries(database)) {
      transaction(database, (tx) =>
        fillEnquiries(tx, {
          ...services,
          content: demonstrationEnquiries,
          today: londonDay(given.clock.now()),
        }),
      );
    }
    // And for what its people follow.
    if (config.demo && isDemonstration(database) && !hasDemonstrationAlerts(database)) {
      transaction(database, (tx) => fillAlerts(tx, given.clock.now()));
    }
    return database;
  } finally {
    lock.release();
  }
}

/** Writes vocabulary and gazetteer where this version brings others than the database has. */
export function seedVocabularies(database: Database): void {
  const places = createPlacesService(database);
  transaction(database, (tx) => {
    seedVocabulary(tx, vocabularySeed);
    places.seedPlaces(tx, gazetteer);
  });
}
