import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database, Db } from '#db/client.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import type { DomainEvent } from '#platform/events/outbox.ts';
import type { SearchDocument } from '../../search.model.ts';

/** Where the index gets its entries from: always the database as it is now. */
export interface IndexSources {
  vocabulary: () => Vocabulary;
  searchableRowIds(db: Db): readonly number[];
  /** The documents of those of the given rows that can be found now. */
  read(db: Db, rowIds: readonly number[]): SearchDocument[];
  /** The listings that an event is about. */
  rowsOf(db: Db, events: readonly Pick<DomainEvent, 'type' | 'subjectId'>[]): readonly number[];
}

/** Entries that are read at once: a few milliseconds, since the process that reads also answers requests. */
const readAtOnce = 50;

/** Reads many entries a few at a time and makes something of each; others have their turn in between. */
export async function mapEntries<Made>(
  database: Database,
  sources: IndexSources,
  rowIds: readonly number[],
  make: (document: SearchDocument) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let next = 0; next < rowIds.length; next += readAtOnce) {
    made.push(...sources.read(database, rowIds.slice(next, next + readAtOnce)).map(make));
    await nextTurn();
  }
  return made;
}
