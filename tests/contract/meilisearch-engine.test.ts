import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { type Database, transaction } from '../../db/client.ts';
import { connect, finishTask } from '../../src/features/search/engines/meilisearch/connection.ts';
import { toIndexedDocuments } from '../../src/features/search/engines/meilisearch/documents.ts';
import { createMeilisearchEngine } from '../../src/features/search/engines/meilisearch/engine.ts';
import {
  addDocuments,
  createIndex,
  removeIndex,
} from '../../src/features/search/engines/meilisearch/index-writer.ts';
import { indexShape, synonymSettings } from '../../src/features/search/engines/meilisearch/settings.ts';
import { createSqliteEngine } from '../../src/features/search/engines/sqlite/index.ts';
import {
  type MeilisearchServer,
  meilisearchIsMissing,
  sayMissing,
  startMeilisearch,
} from '../support/meilisearch-server.ts';
import { emptyDatabase } from '../support/memory-database.ts';
import { testClock } from '../support/test-clock.ts';
import { searchContract } from './search-contract.ts';
import { contractVocabulary } from './search-documents.ts';

/** The contract on a real Meilisearch. Nothing of ours stands in for it. */

if (meilisearchIsMissing !== null) sayMissing('the search contract on Meilisearch');

const opened: Database[] = [];
const made: string[] = [];
let server: MeilisearchServer;
let count = 0;

describe.skipIf(meilisearchIsMissing !== null)('with a real server', () => {
  beforeAll(async () => {
    server = await startMeilisearch();
  });
  afterAll(() => server.stop());
  afterEach(async () => {
    for (const database of opened.splice(0)) database.$client.close();
    for (const uid of made.splice(0)) await removeIndex(client(), uid);
  });

  searchContract('meilisearch', async (documents) => {
    const database = emptyDatabase();
    opened.push(database);
    const vocabulary = () => contractVocabulary;
    // The words of a directory are known from its database.
    const words = createSqliteEngine({ database, vocabulary, clock: testClock() });
    transaction(database, (tx) => {
      for (const document of documents) words.index(tx, document);
    });
    count += 1;
    const indexUid = `contract-${process.pid}-${count}`;
    made.push(indexUid);
    await createIndex(client(), indexUid, synonymSettings(contractVocabulary));
    const indexed = documents.flatMap((document) => toIndexedDocuments(document, indexShape));
    await finishTask(client(), addDocuments(client(), indexUid, indexed));
    return createMeilisearchEngine({
      client: client(),
      indexUid,
      // A machine under load must not fail a test.
      timeoutMs: 30_000,
      knownWords: words.knownWords,
    });
  });
});

function client() {
  return connect({ url: server.url, key: server.masterKey, timeoutMs: 30_000 });
}
