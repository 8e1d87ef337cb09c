import type { Router } from 'express';
import type { Database } from '#db/client.ts';
import { type SearchEngine, type SearchQuery, wholeDirectory } from '#features/search/index.ts';
import { loggable } from '#platform/loggable.ts';
import type { Logger } from '#platform/logger.ts';
import { noInput } from '#web/input.ts';
import { json } from '#web/replies.ts';
import { endpoint } from '#web/routing.tsx';

/** Asked of the engine to see whether it answers: a word that nothing has costs next to nothing. */
const probe: SearchQuery = {
  ...wholeDirectory,
  text: 'readyz',
  asTyped: true,
  sort: 'relevance',
  perPage: 1,
};

const asItIsNow = { 'Cache-Control': 'no-store' };

/**
 * For whatever watches over the process: `/healthz` is 200 while it is up; `/readyz` is 200 while the database
 * answers, 503 otherwise, and says how the search engine is.
 */
export function healthRoutes(
  router: Router,
  given: { database: Database; searchEngine: SearchEngine; logger: Logger },
): void {
  const { database, searchEngine, logger } = given;

  endpoint(router, { path: '/healthz', permission: 'system.health', input: noInput, log: 'health' }, () =>
    json({ status: 'up' }, { headers: asItIsNow }),
  );

  endpoint(
    router,
    { path: '/readyz', permission: 'system.health', input: noInput, log: 'readiness' },
    async () => {
      // Reads the first page of the file: a bare `SELECT 1` would touch none.
      const hasDatabase = await works('database', () =>
        database.$client.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get(),
      );
      const search = await searchState();
      return json(
        {
          status: hasDatabase ? 'ready' : 'unavailable',
          database: hasDatabase ? 'ready' : 'unavailable',
          search,
        },
        { status: hasDatabase ? 200 : 503, headers: asItIsNow },
      );
    },
  );

  /** Whether the engine that is set up answers, or the embedded one in its place. */
  async function searchState() {
    let engine: SearchEngine['name'] | null = null;
    await works('search engine', async () => {
      engine = (await searchEngine.search(probe)).engine;
    });
    const state = engine === null ? 'unavailable' : engine === searchEngine.name ? 'ready' : 'fallback';
    return { engine: searchEngine.name, state };
  }

  async function works(part: string, attempt: () => unknown): Promise<boolean> {
    try {
      await attempt();
      return true;
    } catch (error) {
      logger.warn({ part, error: loggable(error) }, 'not ready');
      return false;
    }
  }
}
