import { setTimeout as pause } from 'node:timers/promises';
import { max } from 'drizzle-orm';
import type { EnqueuedTask, Meilisearch } from 'meilisearch';
import { outbox } from '#db/schema/platform.ts';
import { finishTask, type IndexNames, isMissingIndex, MeilisearchFault } from './connection.ts';
import { toIndexedDocuments } from './documents.ts';
import { addDocuments, createIndex, removeIndex } from './index-writer.ts';
import type { Following } from './relay.ts';
import { indexShape, synonymSettings } from './settings.ts';
import { mapEntries } from './sources.ts';

/** A new index under construction, beside the one that is searched. */
export interface Rebuild {
  readonly done: number;
  readonly of: number;
  /** Hands over some more entries; returns whether all are. */
  advance(): Promise<boolean>;
  /**
   * Puts the new index in the place of the old one. Returns the position in the outbox from which the index has to
   * follow: what was written meanwhile went into the old one.
   */
  swap(): Promise<number>;
}

const entriesAtOnce = 1_000;
/** Tasks that may wait at the server: it takes several together, which is quicker. */
const mostTasksWaiting = 10;

const swapTimeoutMs = 120_000;
const swapPauseMs = 50;

/** Begins an index from nothing; one that was left unfinished is thrown away. */
export async function beginRebuild(
  following: Omit<Following, 'indexUid'>,
  names: IndexNames,
): Promise<Rebuild> {
  const { database, client, sources } = following;
  // Before anything is read, so that no change falls between.
  const position =
    database
      .select({ last: max(outbox.rowId) })
      .from(outbox)
      .get()?.last ?? 0;
  const rowIds = sources.searchableRowIds(database);
  await removeIndex(client, names.next);
  await createIndex(client, names.next, synonymSettings(sources.vocabulary()));
  const waiting: EnqueuedTask[] = [];
  let next = 0;
  return {
    get done() {
      return Math.min(next, rowIds.length);
    },
    of: rowIds.length,
    async advance() {
      const rows = rowIds.slice(next, next + entriesAtOnce);
      if (rows.length > 0) {
        const documents = await mapEntries(database, sources, rows, (document) =>
          toIndexedDocuments(document, indexShape),
        );
        if (documents.length > 0) waiting.push(await addDocuments(client, names.next, documents.flat()));
        next += entriesAtOnce;
      }
      const isLast = next >= rowIds.length;
      while (waiting.length > (isLast ? 0 : mostTasksWaiting)) {
        const oldest = waiting.shift();
        if (oldest) await finishTask(client, oldest);
      }
      return isLast;
    },
    async swap() {
      await ensureIndex(client, names.live);
      await swapIndexes(client, names);
      await removeIndex(client, names.next);
      return position;
    },
  };
}

/**
 * Swaps the two and waits until it is done. The task belongs to no single index, and a key for some indexes alone may
 * not ask for it; but an index keeps its date of creation, whatever it is called.
 */
async function swapIndexes(client: Meilisearch, { live, next }: IndexNames): Promise<void> {
  const { createdAt } = await client.getRawIndex(next);
  await client.swapIndexes([{ indexes: [live, next], rename: false }]);
  const giveUpAt = performance.now() + swapTimeoutMs;
  while ((await client.getRawIndex(live)).createdAt !== createdAt) {
    if (performance.now() > giveUpAt)
      throw new MeilisearchFault('The new index did not take the old one’s place');
    await pause(swapPauseMs);
  }
}

/** Two indexes are needed to swap them; the first time one of them is empty. */
async function ensureIndex(client: Meilisearch, uid: string): Promise<void> {
  try {
    await client.getRawIndex(uid);
  } catch (error) {
    if (!isMissingIndex(error)) throw error;
    await finishTask(client, client.createIndex(uid, { primaryKey: 'id' }));
  }
}
