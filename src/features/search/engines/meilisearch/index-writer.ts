import type { EnqueuedTask, Meilisearch } from 'meilisearch';
import { finishTask, isMissingIndex } from './connection.ts';
import type { IndexedDocument } from './documents.ts';
import { indexSettings } from './settings.ts';

/** Writes an index. Every function waits until Meilisearch has done its task, and throws where that failed. */

/** Makes an index with our settings, empty. An index of that name must not be there. */
export async function createIndex(
  client: Meilisearch,
  uid: string,
  synonyms: Record<string, string[]>,
): Promise<void> {
  await finishTask(client, client.createIndex(uid, { primaryKey: 'id' }));
  await finishTask(client, client.index(uid).updateSettings({ ...indexSettings, synonyms }));
}

/** Takes an index away; nothing happens where there is none. */
export async function removeIndex(client: Meilisearch, uid: string): Promise<void> {
  await finishTask(client, client.deleteIndex(uid)).catch((error: unknown) => {
    if (!isMissingIndex(error)) throw error;
  });
}

/** Takes over other synonyms, without indexing anything anew. */
export async function writeSynonyms(
  client: Meilisearch,
  uid: string,
  synonyms: Record<string, string[]>,
): Promise<void> {
  await finishTask(client, client.index(uid).updateSynonyms(synonyms));
}

/**
 * Brings entries up to date: those that have a document are written, the others taken out. An entry is never missing
 * meanwhile, since what it has too much is taken out afterwards.
 */
export async function writeEntries(
  client: Meilisearch,
  uid: string,
  rowIds: readonly number[],
  documents: readonly IndexedDocument[],
): Promise<void> {
  const index = client.index(uid);
  const additions = documents.length === 0 ? null : await index.addDocuments([...documents]);
  const deletion = await index.deleteDocuments({ filter: surplusOf(rowIds, documents) });
  if (additions) await finishTask(client, additions);
  await finishTask(client, deletion);
}

/** Hands documents over to an index that has none of them; {@link finishTask} waits until they are in. */
export function addDocuments(
  client: Meilisearch,
  uid: string,
  documents: readonly IndexedDocument[],
): Promise<EnqueuedTask> {
  return client.index(uid).addDocuments([...documents]);
}

/** The documents of the given entries that aren't among those to be. */
function surplusOf(rowIds: readonly number[], documents: readonly IndexedDocument[]): string {
  const places = new Map(rowIds.map((rowId) => [rowId, 0]));
  for (const { entry, place } of documents) places.set(entry, Math.max(places.get(entry) ?? 0, place + 1));
  const rowsByPlaces = new Map<number, number[]>();
  for (const [rowId, count] of places) {
    rowsByPlaces.set(count, [...(rowsByPlaces.get(count) ?? []), rowId]);
  }
  return [...rowsByPlaces]
    .map(([count, rows]) => {
      const ofRows = `entry IN [${rows.join(', ')}]`;
      return count === 0 ? ofRows : `(${ofRows} AND place >= ${count})`;
    })
    .join(' OR ');
}
