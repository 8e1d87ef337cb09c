import type { Clock } from '#platform/clock.ts';
import type { Logger } from '#platform/logger.ts';
import type { SearchEngine } from './search.model.ts';

/** Failures in a row after which the engine is left alone for a while. */
const failuresInARow = 3;
const shortestRestMs = 2_000;
const longestRestMs = 60_000;

/**
 * An engine on another machine with the embedded one behind it: whatever the first can't answer, the second does,
 * within the same request. After some failures in a row the first is not asked for a while; then one search tries it,
 * and the others go on without.
 */
export function createFallbackEngine(given: {
  first: SearchEngine;
  embedded: SearchEngine;
  /** Whether the first may be asked at all: its index is there, and as this program makes it. */
  isReady: () => boolean;
  /** What may be said of a failure. */
  describe: (error: unknown) => string;
  clock: Clock;
  logger: Logger;
}): SearchEngine {
  const { first, embedded, isReady, clock, logger } = given;
  let failures = 0;
  let restsUntil = Number.NEGATIVE_INFINITY;

  function mayAsk(): boolean {
    if (!isReady()) return false;
    const now = clock.now().getTime();
    if (now < restsUntil) return false;
    // While this search tries it, the others don't.
    if (failures >= failuresInARow) restsUntil = now + restMs();
    return true;
  }

  function restMs(): number {
    return Math.min(shortestRestMs * 2 ** (failures - failuresInARow), longestRestMs);
  }

  function noteFailure(error: unknown): void {
    failures += 1;
    if (failures >= failuresInARow) restsUntil = clock.now().getTime() + restMs();
    logger.warn(
      { engine: first.name, error: given.describe(error), failures },
      'a search was answered by the embedded engine instead',
    );
  }

  return {
    name: first.name,
    async search(query) {
      if (mayAsk()) {
        try {
          const result = await first.search(query);
          failures = 0;
          restsUntil = Number.NEGATIVE_INFINITY;
          return result;
        } catch (error) {
          noteFailure(error);
        }
      }
      return embedded.search(query);
    },
  };
}
