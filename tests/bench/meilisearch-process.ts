import { readFileSync } from 'node:fs';
import { connect, indexNames } from '../../src/features/search/engines/meilisearch/connection.ts';
import { createMeilisearchEngine } from '../../src/features/search/engines/meilisearch/engine.ts';
import { createMeilisearchUpkeep } from '../../src/features/search/engines/meilisearch/upkeep.ts';
import { rowsOfEvents, type SearchEngine } from '../../src/features/search/index.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { type MeilisearchServer, startMeilisearch } from '../support/meilisearch-server.ts';
import { answerParent, readUsage } from './child.ts';
import { documentSource, openDirectory } from './directory.ts';
import { type EngineMethods, timedAnswer } from './engine-methods.ts';

/**
 * A real Meilisearch in a process of its own, asked as the product asks it. The milliseconds are those of the whole
 * way: reading the search, asking over the network, and all that is asked a second time.
 */

/** Long enough for every search: what is measured must not fall back. */
const timeoutMs = 60_000;

let server: MeilisearchServer | undefined;
let engine: SearchEngine | undefined;

answerParent<EngineMethods>({
  async load({ databaseFile }) {
    const services = openDirectory(databaseFile);
    server = await startMeilisearch();
    const running = server;
    process.on('exit', () => running.killNow());
    const { database, clock, vocabularies } = services;
    const names = indexNames('bench');
    const vocabulary = () => vocabularies.load();
    const client = connect({ url: server.url, key: server.masterKey, timeoutMs });
    const upkeep = createMeilisearchUpkeep({
      database,
      client,
      names,
      sources: { ...documentSource(services), vocabulary, rowsOf: rowsOfEvents },
      clock,
      logger: silentLogger,
      random: Math.random,
    });
    // The words of the directory are in memory, as in a product that has served for a while.
    services.engine.knownWords();
    const start = performance.now();
    await upkeep.rebuild();
    const seconds = (performance.now() - start) / 1000;
    const { knownWords } = services.engine;
    engine = createMeilisearchEngine({ client, indexUid: names.live, timeoutMs, knownWords });
    return { seconds };
  },
  async search(query) {
    if (!engine) throw new Error('Asked before it was loaded');
    const start = performance.now();
    const result = await engine.search(query);
    return timedAnswer(performance.now() - start, result);
  },
  usage() {
    const rss = residentBytes(server?.processId());
    return { ...readUsage(), rss, peakRss: rss };
  },
});

/** What a process keeps in memory, with the pages of its files that lie there. */
function residentBytes(processId: number | undefined): number {
  if (processId === undefined) return Number.NaN;
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
