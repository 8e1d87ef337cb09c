import { connect, finishTask } from '../../../src/features/search/engines/meilisearch/connection.ts';
import { toIndexedDocuments } from '../../../src/features/search/engines/meilisearch/documents.ts';
import { createMeilisearchEngine } from '../../../src/features/search/engines/meilisearch/engine.ts';
import {
  addDocuments,
  createIndex,
  removeIndex,
} from '../../../src/features/search/engines/meilisearch/index-writer.ts';
import { indexShape, synonymSettings } from '../../../src/features/search/engines/meilisearch/settings.ts';
import type { SearchDocument } from '../../../src/features/search/index.ts';
import type { KnownWords } from '../../../src/features/search/reading/index.ts';
import type { Vocabulary } from '../../../src/features/vocabularies/index.ts';
import type { MeilisearchServer } from '../../support/meilisearch-server.ts';
import { fieldsOf, type RankingEngine } from './plain-engines.ts';
import { rankingOf } from './product-engines.ts';
import { mostListed } from './retrieval-measures.ts';

/** A real Meilisearch on the same documents: as the product uses it, and with nothing but its defaults. */

/** Long enough for a machine under load: how quick it is, the benchmark says. */
const timeoutMs = 60_000;

export async function withMeilisearchEngines<Result>(
  server: MeilisearchServer,
  documents: readonly SearchDocument[],
  { knownWords, vocabulary }: { knownWords: () => KnownWords; vocabulary: Vocabulary },
  work: (engines: { ours: RankingEngine; plain: RankingEngine }) => Promise<Result>,
): Promise<Result> {
  const client = connect({ url: server.url, key: server.masterKey, timeoutMs });
  const ours = `relevance-${process.pid}-ours`;
  const plain = `relevance-${process.pid}-plain`;
  try {
    await createIndex(client, ours, synonymSettings(vocabulary));
    const indexed = documents.flatMap((document) => toIndexedDocuments(document, indexShape));
    await finishTask(client, addDocuments(client, ours, indexed));
    const fields = documents.map((document) => ({ id: document.rowId, ...fieldsOf(document) }));
    await finishTask(client, client.index<{ id: number }>(plain).addDocuments(fields, { primaryKey: 'id' }));
    const engine = createMeilisearchEngine({
      client,
      indexUid: ours,
      timeoutMs,
      knownWords,
    });
    return await work({
      ours: rankingOf(engine),
      plain: {
        async rank(text) {
          const { hits } = await client.index<{ id: number }>(plain).search(text, { limit: mostListed });
          return hits.map(({ id }) => id);
        },
      },
    });
  } finally {
    await removeIndex(client, ours);
    await removeIndex(client, plain);
  }
}
