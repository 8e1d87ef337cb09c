import type { Database } from '#db/client.ts';
import { addDays, type Clock, londonDay } from '#platform/clock.ts';
import { loggable } from '#platform/loggable.ts';
import type { Logger } from '#platform/logger.ts';
import { listPopularWords } from '../log/index.ts';

/** What many have searched for and found, kept in memory; it may be some minutes old. */
export interface PopularSearches {
  /** Most searched first. Asked for when they are old, they are read anew after the answer. */
  list(): readonly string[];
  /** Reads them now. */
  refresh(): void;
}

const freshMs = 600_000;
const daysBack = 90;
/** On fewer days it may have been one person. */
const leastDays = 3;
const mostWords = 300;

export function createPopularSearches(given: {
  database: Database;
  clock: Clock;
  logger: Logger;
}): PopularSearches {
  const { database, clock, logger } = given;
  let kept: readonly string[] = [];
  let readAt = Number.NEGATIVE_INFINITY;

  function refresh(): void {
    readAt = clock.now().getTime();
    try {
      const since = addDays(londonDay(clock.now()), -daysBack);
      kept = listPopularWords(database, { since, leastDays, limit: mostWords });
    } catch (error) {
      logger.warn({ error: loggable(error) }, 'popular searches could not be read');
    }
  }

  return {
    refresh,
    list() {
      const now = clock.now().getTime();
      if (now - readAt > freshMs) {
        readAt = now;
        setImmediate(() => {
          if (database.$client.open) refresh();
        });
      }
      return kept;
    },
  };
}
