import type { Database } from '#db/client.ts';
import type { Clock } from '#platform/clock.ts';
import type { Logger } from '#platform/logger.ts';
import { createFallbackEngine } from '../../fallback-engine.ts';
import type { KnownWords } from '../../reading/index.ts';
import type { SearchEngine } from '../../search.model.ts';
import { connect, faultText, indexNames, type MeilisearchConfig } from './connection.ts';
import { createMeilisearchEngine } from './engine.ts';
import type { IndexSources } from './sources.ts';
import { createMeilisearchUpkeep, type MeilisearchUpkeep } from './upkeep.ts';

/** Meilisearch with all that belongs to it. */
export interface Connected {
  /** Searches there, and in the embedded index whatever it can't answer. */
  engine: SearchEngine;
  upkeep: MeilisearchUpkeep;
}

/** Puts Meilisearch before the embedded engine. Nothing is asked of it yet. */
export function connectMeilisearch(given: {
  config: MeilisearchConfig;
  placeName: string;
  database: Database;
  clock: Clock;
  logger: Logger;
  sources: IndexSources;
  embedded: SearchEngine & { knownWords: () => KnownWords };
}): Connected {
  const { config, embedded, clock, logger } = given;
  const names = indexNames(given.placeName);
  const client = connect(config);
  const upkeep = createMeilisearchUpkeep({ ...given, client, names, random: Math.random });
  const first = createMeilisearchEngine({
    client,
    indexUid: names.live,
    timeoutMs: config.timeoutMs,
    knownWords: embedded.knownWords,
  });
  const engine = createFallbackEngine({
    first,
    embedded,
    isReady: upkeep.isReady,
    describe: faultText,
    clock,
    logger,
  });
  return { engine, upkeep };
}
