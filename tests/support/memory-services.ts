import type { Database } from '../../db/client.ts';
import { wholeDirectory } from '../../src/features/search/index.ts';
import { countingIds } from '../../src/platform/ids.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createServices, type Services } from '../../src/services.ts';
import { seededDatabase } from './memory-database.ts';
import { testClock } from './test-clock.ts';

/** All services on an in-memory database with the real vocabulary and gazetteer, and no organisations. */
export function memoryServices(): Services {
  return createServices({
    database: seededDatabase(),
    clock: testClock(),
    logger: silentLogger,
    ids: countingIds(),
  });
}

/** Every row of every table, to tell that nothing at all has changed. */
export function everything({ $client: client }: Database): Record<string, unknown[]> {
  const tables = client
    .prepare<[], string>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'search_index' ORDER BY name`,
    )
    .pluck()
    .all();
  return Object.fromEntries(tables.map((table) => [table, client.prepare(`SELECT * FROM "${table}"`).all()]));
}

/** From now on writing to a table fails, as a broken disk would make it; the function returned ends that. */
export function breakTable(
  { $client: client }: Database,
  table: string,
  event: 'INSERT' | 'UPDATE' | 'DELETE' = 'INSERT',
): () => void {
  client.exec(
    `CREATE TRIGGER broken BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END`,
  );
  return () => client.exec('DROP TRIGGER broken');
}

/** Titles of what a search finds, in alphabetical order. */
export async function titlesFound({ search }: Services, text: string): Promise<string[]> {
  const { hits } = await search.search({ ...wholeDirectory, text, asTyped: true, perPage: 100 });
  return hits.map(({ listing }) => listing.title).sort();
}

/** What happened, in order: events that wait, by type. */
export function eventsOf({ $client: client }: Database): string[] {
  return client.prepare<[], string>('SELECT type FROM outbox ORDER BY row_id').pluck().all();
}
