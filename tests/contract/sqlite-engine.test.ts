import { afterEach } from 'vitest';
import { type Database, transaction } from '../../db/client.ts';
import { createSqliteEngine } from '../../src/features/search/engines/sqlite/index.ts';
import { emptyDatabase } from '../support/memory-database.ts';
import { testClock } from '../support/test-clock.ts';
import { searchContract } from './search-contract.ts';
import { contractVocabulary } from './search-documents.ts';

const opened: Database[] = [];

afterEach(() => {
  for (const database of opened.splice(0)) database.$client.close();
});

searchContract('sqlite', async (documents) => {
  const database = emptyDatabase();
  opened.push(database);
  const engine = createSqliteEngine({ database, vocabulary: () => contractVocabulary, clock: testClock() });
  transaction(database, (tx) => {
    for (const document of documents) engine.index(tx, document);
  });
  return engine;
});
