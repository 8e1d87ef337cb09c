import { asc, gt } from 'drizzle-orm';
import type { Meilisearch } from 'meilisearch';
import type { Database } from '#db/client.ts';
import { stored } from '#db/log-sync.ts';
import { outbox } from '#db/schema/platform.ts';
import type { EventType } from '#platform/events/outbox.ts';
import { FailedTaskError, faultText } from './connection.ts';
import { toIndexedDocuments } from './documents.ts';
import { writeEntries } from './index-writer.ts';
import { indexShape } from './settings.ts';
import { type IndexSources, mapEntries } from './sources.ts';

/** Events that are followed at once, and entries that go into one task. */
const eventsAtOnce = 200;
const entriesAtOnce = 500;

/** An entry that Meilisearch refused. */
export interface Refusal {
  rowId: number;
  message: string;
}

/** The index as it follows the database. */
export interface Following {
  database: Database;
  client: Meilisearch;
  indexUid: string;
  sources: IndexSources;
}

/**
 * Brings the index up to date with the events after a position. Of several about one entry the last state counts:
 * each document is made from the database as it is now, so that following an event twice does no harm.
 *
 * @returns null where no event waits
 */
export async function followEvents(
  following: Following,
  position: number,
): Promise<{ position: number; rowIds: readonly number[]; refused: Refusal[] } | null> {
  const { database, sources } = following;
  const events = database
    .select()
    .from(outbox)
    .where(gt(outbox.rowId, position))
    .orderBy(asc(outbox.rowId))
    .limit(eventsAtOnce)
    .all();
  const last = events.at(-1);
  if (!last) return null;
  // An index that knew what a power cut then takes back would be ahead of the database.
  await stored(database);
  const rowIds = sources.rowsOf(
    database,
    events.map(({ type, subjectId }) => ({ type: type as EventType, subjectId })),
  );
  return { position: last.rowId, rowIds, refused: await writeRows(following, rowIds) };
}

/** Writes entries as they are in the database now; returns those that Meilisearch refused. */
export async function writeRows(following: Following, rowIds: readonly number[]): Promise<Refusal[]> {
  const refused: Refusal[] = [];
  for (let next = 0; next < rowIds.length; next += entriesAtOnce) {
    refused.push(...(await writeOrPart(following, rowIds.slice(next, next + entriesAtOnce))));
  }
  return refused;
}

/** One bad document fails the task of all: halves are tried until it stands alone. */
async function writeOrPart(following: Following, rowIds: readonly number[]): Promise<Refusal[]> {
  const { database, client, indexUid, sources } = following;
  const documents = await mapEntries(database, sources, rowIds, (document) =>
    toIndexedDocuments(document, indexShape),
  );
  try {
    await writeEntries(client, indexUid, rowIds, documents.flat());
    return [];
  } catch (error) {
    if (!isAboutDocuments(error)) throw error;
    const [only] = rowIds;
    if (rowIds.length === 1 && only !== undefined) return [{ rowId: only, message: faultText(error) }];
    const middle = Math.ceil(rowIds.length / 2);
    return [
      ...(await writeOrPart(following, rowIds.slice(0, middle))),
      ...(await writeOrPart(following, rowIds.slice(middle))),
    ];
  }
}

function isAboutDocuments(error: unknown): boolean {
  return error instanceof FailedTaskError && /^(invalid|missing)_document/.test(error.code);
}
