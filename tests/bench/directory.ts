import path from 'node:path';
import { openDatabase, webBusyTimeoutMs } from '../../db/client.ts';
import { allSearchDocuments, type SearchDocument } from '../../src/features/search/index.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { createLogger, type Logger, silentLogger } from '../../src/platform/logger.ts';
import { createServices, type Services } from '../../src/services.ts';

/** A generated directory as the processes open it. */

/** The day around which its dates lie. */
export const directoryDay = '2026-03-02';
const morning = Date.parse(`${directoryDay}T09:00:00Z`);
/** Every process begins on the morning of that day, so that the directory is as fresh in every run. */
const directoryClock: Clock = { now: () => new Date(morning + performance.now()) };

/** Opens a prepared database as the server does, and builds the product's services on it. */
export function openDirectory(databaseFile: string, logger: Logger = silentLogger): Services {
  const database = openDatabase(databaseFile, { busyTimeoutMs: webBusyTimeoutMs });
  const surroundings = {
    secret: 'the secret of every measurement, longer than need be',
    baseUrl: () => 'http://localhost',
    placeName: 'Darlington',
    mail: null,
    // As in production: what it costs is part of what is measured.
    keepsSearches: true,
  };
  return createServices({ database, clock: directoryClock, logger, surroundings });
}

/** The server's own logger; what it says goes nowhere, but it takes the time to say it. */
export const serverLogger = (): Logger => createLogger('info');

/** Where the index gets its documents from. */
export function documentSource({ vocabularies, places }: Services) {
  return allSearchDocuments({
    vocabulary: () => vocabularies.load(),
    wardCentre: places.wardCentre,
    outcodeCentre: places.outcodeCentre,
  });
}

const documentsPerRead = 500;

/** Every document of the directory, some hundreds at a time. */
export function* eachDocuments(services: Services): Generator<SearchDocument[]> {
  const source = documentSource(services);
  const rowIds = source.searchableRowIds(services.database);
  for (let next = 0; next < rowIds.length; next += documentsPerRead) {
    yield source.read(services.database, rowIds.slice(next, next + documentsPerRead));
  }
}

/** Builds the search index anew, then merges it as the worker would in time. Returns the seconds of each. */
export function buildIndex(services: Services): { indexSeconds: number; mergeSeconds: number } {
  const start = performance.now();
  services.rebuildIndex();
  const indexed = performance.now();
  while (services.engine.mergeStep());
  return { indexSeconds: (indexed - start) / 1000, mergeSeconds: (performance.now() - indexed) / 1000 };
}

export const databaseName = 'borough-exchange.db';
export const databaseFileIn = (folder: string): string => path.join(folder, databaseName);
