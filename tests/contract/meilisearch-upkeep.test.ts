import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { fillDemonstration } from '../../seeds/demo/fill.ts';
import { demonstrationContent } from '../../seeds/demo/index.ts';
import { vocabularySeed } from '../../seeds/vocabularies/index.ts';
import { connect, finishTask } from '../../src/features/search/engines/meilisearch/connection.ts';
import { indexNames, makeSearchKey, wholeDirectory } from '../../src/features/search/index.ts';
import { seedVocabulary } from '../../src/features/vocabularies/index.ts';
import { londonDay } from '../../src/platform/clock.ts';
import { appendEvent } from '../../src/platform/events/outbox.ts';
import { countingIds } from '../../src/platform/ids.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createServices, type Services } from '../../src/services.ts';
import {
  type MeilisearchServer,
  meilisearchIsMissing,
  sayMissing,
  startMeilisearch,
} from '../support/meilisearch-server.ts';
import { seededDatabase } from '../support/memory-database.ts';
import { testClock } from '../support/test-clock.ts';

/** The index of a whole directory in a real Meilisearch, through edits, faults and rebuilds. */

if (meilisearchIsMissing !== null) sayMissing('keeping the index in Meilisearch');

let server: MeilisearchServer;
let services: Services;
let clock: ReturnType<typeof testClock>;
let count = 0;
let placeName = '';

const master = () => connect({ url: server.url, key: server.masterKey, timeoutMs: 30_000 });
const live = () => master().index(indexNames(placeName).live);

/** A directory with the demonstration in it, and a key for its own indexes alone. */
async function openDirectory(): Promise<void> {
  count += 1;
  placeName = `Upkeep ${process.pid} ${count}`;
  clock = testClock();
  const key = await makeSearchKey({ url: server.url, masterKey: server.masterKey, placeName });
  services = createServices({
    database: seededDatabase(),
    clock,
    logger: silentLogger,
    ids: countingIds(),
    surroundings: { placeName, meilisearch: { url: server.url, key, timeoutMs: 30_000 } },
  });
  const { database } = services;
  transaction(database, (tx) =>
    fillDemonstration(tx, { ...services, content: demonstrationContent, today: londonDay(clock.now()) }),
  );
}

/** Does everything that is to be done. */
async function settle(): Promise<void> {
  while (await services.meilisearch?.step());
}

const search = (text: string) => services.searchEngine.search({ ...wholeDirectory, text, sort: 'relevance' });

/** Changes a title behind the back of every service but with what they write besides. */
function rename(rowId: number, title: string): void {
  const { database, engine } = services;
  transaction(database, (tx) => {
    const changed = tx
      .update(schema.listings)
      .set({ title })
      .where(eq(schema.listings.rowId, rowId))
      .returning()
      .get();
    if (changed) appendEvent(tx, 'listing.changed', changed.id, clock.now());
  });
  // The words of the directory follow too.
  services.rebuildIndex();
  expect(engine.isCurrent()).toBe(true);
}

function withdraw(rowId: number): void {
  transaction(services.database, (tx) => {
    const changed = tx
      .update(schema.listings)
      .set({ state: 'archived' })
      .where(eq(schema.listings.rowId, rowId))
      .returning()
      .get();
    if (changed) appendEvent(tx, 'listing.withdrawn', changed.id, clock.now());
  });
  services.rebuildIndex();
}

async function firstRow(): Promise<number> {
  const { hits } = await search('food');
  return hits[0]?.rowId ?? 0;
}

describe.skipIf(meilisearchIsMissing !== null)('the index in Meilisearch', () => {
  beforeAll(async () => {
    server = await startMeilisearch();
  });
  afterAll(() => server.stop());
  beforeEach(openDirectory);
  afterEach(() => services.database.$client.close());

  test('is built for a directory that is full already, while the embedded engine serves', async () => {
    expect((await search('food')).engine).toBe('sqlite');
    await settle();
    const found = await search('food');
    expect(found.engine).toBe('meilisearch');
    expect(found.total).toBe((await services.engine.search({ ...wholeDirectory, text: 'food' })).total);
    expect(services.meilisearch?.status()).toMatchObject({
      isCurrent: true,
      queueLength: 0,
      lastError: null,
      comparison: { missing: 0, changed: 0, surplus: 0 },
    });
  });

  test('follows edits and withdrawals, whatever comes twice', async () => {
    await settle();
    const row = await firstRow();
    rename(row, 'Quokkas');
    rename(row, 'Quokka feeding');
    await settle();
    expect((await search('quokkas')).hits.map(({ rowId }) => rowId)).toEqual([row]);
    withdraw(row);
    await settle();
    expect(await search('quokkas')).toMatchObject({ engine: 'meilisearch', total: 0 });
  });

  test('is never without results while it is built anew, and loses nothing that is written meanwhile', async () => {
    await settle();
    const row = await firstRow();
    services.meilisearch?.requestRebuild();
    const found = new Set<string>();
    for (let isBusy = true, step = 0; isBusy; step += 1) {
      if (step === 0) rename(row, 'Quokka feeding');
      const [more, { engine, total }] = await Promise.all([services.meilisearch?.step(), search('room')]);
      found.add(`${engine} ${total > 0}`);
      isBusy = more === true;
    }
    expect([...found]).toEqual(['meilisearch true']);
    await settle();
    expect((await search('quokka')).total).toBe(1);
    expect(services.meilisearch?.status()).toMatchObject({ rebuild: null, isRebuildWanted: false });
  });

  test('is compared with the database, and put right', async () => {
    await settle();
    const row = await firstRow();
    const other = (await search('choir')).hits[0]?.rowId ?? 0;
    await finishTask(master(), live().deleteDocument(String(row)));
    await finishTask(master(), live().updateDocuments([{ id: String(other), hash: 'another' }]));
    await finishTask(
      master(),
      live().addDocuments([{ id: '999999', entry: 999_999, place: 0, hash: 'x', points: [] }]),
    );
    clock.advance(24 * 3_600_000);
    await settle();
    expect(services.meilisearch?.status().comparison).toMatchObject({ missing: 1, changed: 1, surplus: 1 });
    clock.advance(24 * 3_600_000);
    await settle();
    expect(services.meilisearch?.status().comparison).toMatchObject({ missing: 0, changed: 0, surplus: 0 });
  });

  test('is built again where it has gone, or is empty', async () => {
    await settle();
    await finishTask(master(), live().deleteAllDocuments());
    expect((await search('food')).engine).toBe('sqlite');
    clock.advance(120_000);
    await settle();
    expect((await search('food')).engine).toBe('meilisearch');
    await finishTask(master(), master().deleteIndex(indexNames(placeName).live));
    expect((await search('food')).engine).toBe('sqlite');
    clock.advance(120_000);
    await settle();
    clock.advance(120_000);
    await settle();
    expect((await search('food')).engine).toBe('meilisearch');
  });

  test('takes over other synonyms without being built anew', async () => {
    await settle();
    const builtAt = services.meilisearch?.status().builtAt;
    const group = { direction: 'one-way', terms: ['quokka'], finds: ['food'] } as const;
    transaction(services.database, (tx) =>
      seedVocabulary(tx, { ...vocabularySeed, synonymGroups: [...vocabularySeed.synonymGroups, group] }),
    );
    await settle();
    expect(services.meilisearch?.status().builtAt).toBe(builtAt);
    expect(await live().getSynonyms()).toMatchObject({ quokka: ['food'] });
  });

  test('the key may do what the product does, and nothing else', async () => {
    const key = await makeSearchKey({ url: server.url, masterKey: server.masterKey, placeName });
    const ours = connect({ url: server.url, key, timeoutMs: 30_000 });
    await expect(ours.getKeys()).rejects.toThrow();
    await expect(ours.createDump()).rejects.toThrow();
    await expect(ours.index('somebody-elses').search('x')).rejects.toThrow();
  });
});

describe.skipIf(meilisearchIsMissing !== null || Boolean(process.env.MEILI_URL))(
  'a server of our own',
  () => {
    test('may be killed and started again: readers notice nothing, and what was written meanwhile is found', async () => {
      server = await startMeilisearch();
      try {
        await openDirectory();
        await settle();
        const row = await firstRow();
        await server.kill();
        expect(await search('food')).toMatchObject({ engine: 'sqlite' });
        rename(row, 'Quokka feeding');
        await settle();
        expect(services.meilisearch?.status().lastError).not.toBeNull();
        expect(await search('quokka')).toMatchObject({ engine: 'sqlite', total: 1 });
        await server.startAgain();
        clock.advance(120_000);
        await settle();
        expect(await search('quokka')).toMatchObject({ engine: 'meilisearch', total: 1 });
      } finally {
        services.database.$client.close();
        await server.stop();
      }
    });
  },
);
