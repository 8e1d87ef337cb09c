import type { Database } from '#db/client.ts';
import {
  advanceDemonstration,
  createListingService,
  isDemonstration,
  type ListingService,
} from '#features/listings/index.ts';
import { createOrganisationService, type OrganisationService } from '#features/organisations/index.ts';
import { createPlacesService, type PlacesService } from '#features/places/index.ts';
import {
  allSearchDocuments,
  createSearchProjection,
  createSearchService,
  createSqliteEngine,
  type SearchService,
  type SqliteEngine,
} from '#features/search/index.ts';
import { createVocabularyService, type VocabularyService } from '#features/vocabularies/index.ts';
import type { Clock } from '#platform/clock.ts';
import { type IdSource, randomIds } from '#platform/ids.ts';
import { createWorker, type Worker } from '#platform/jobs/worker.ts';
import type { Logger } from '#platform/logger.ts';

/** Everything that the routes, the commands and the worker call. */
export interface Services {
  database: Database;
  clock: Clock;
  vocabularies: VocabularyService;
  places: PlacesService;
  organisations: OrganisationService;
  listings: ListingService;
  engine: SqliteEngine;
  search: SearchService;
  worker: Worker;
  /** Builds the search index anew from the database, in small transactions, while searches go on. */
  rebuildIndex(progress?: (done: number, of: number) => void): { indexed: number; removed: number };
}

const hourMs = 3_600_000;
/** Merging the index is work for quiet moments: steps of some milliseconds, one after the other while there is something to merge. */
const mergeEveryMs = 5_000;

/** The composition root: the only place that constructs services and wires what lower features know of higher ones. */
export function createServices(given: {
  database: Database;
  clock: Clock;
  logger: Logger;
  ids?: IdSource;
}): Services {
  const { database, clock, logger } = given;
  const ids = given.ids ?? randomIds;
  const vocabularies = createVocabularyService(database);
  const places = createPlacesService(database);
  const vocabulary = () => vocabularies.load();
  const engine = createSqliteEngine({ database, vocabulary, clock });
  const documents = { vocabulary, wardCentre: places.wardCentre, outcodeCentre: places.outcodeCentre };
  const projection = createSearchProjection(engine, documents);
  const organisations = createOrganisationService({ database, clock, ids, projection });
  const listings = createListingService({ database, clock, ids, vocabulary, projection });
  const search = createSearchService({ engine, listings, organisations, places });
  const worker = createWorker({
    database,
    clock,
    logger,
    events: {},
    jobs: {},
    recurring: [
      { name: 'merge the search index', everyMs: mergeEveryMs, run: () => engine.mergeStep() },
      {
        name: 'move the demonstration’s dates',
        everyMs: hourMs,
        run: () => isDemonstration(database) && advanceDemonstration({ database, clock, projection }),
      },
    ],
  });
  return {
    database,
    clock,
    vocabularies,
    places,
    organisations,
    listings,
    engine,
    search,
    worker,
    rebuildIndex: (progress) => engine.rebuild(allSearchDocuments(documents), progress),
  };
}
