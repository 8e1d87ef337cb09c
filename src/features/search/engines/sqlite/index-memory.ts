import type { Database } from '#db/client.ts';
import { Lexicon, type Wording } from '../../reading/index.ts';
import { EntryColumns } from './columns.ts';
import { unpackRecord } from './entry-record.ts';
import { createFacetValues, type FacetValues } from './facet-values.ts';
import { type ReadingLimits, TermLists } from './term-lists.ts';

/** What is kept in memory beside the index. It follows what is committed, never what may be rolled back. */
export interface IndexMemory {
  readonly columns: EntryColumns;
  readonly lexicon: Lexicon;
  readonly values: FacetValues;
  readonly lists: TermLists;
  /** Brings it up to the snapshot of the read transaction that is open. */
  catchUp(): void;
  /** By what the rarity of words is measured. */
  wording(): Wording;
  /** Every row of the index in ascending order. */
  allRows(): Uint32Array;
}

/** Changes that are followed one by one; beyond them reading everything is quicker. */
const mostChangesFollowed = 20_000;

interface Change {
  sequence: number;
  row_id: number;
  words: string;
  text: string | null;
}

export function createIndexMemory(database: Database, limits?: ReadingLimits): IndexMemory {
  const client = database.$client;
  const head = client.prepare<[], number | null>('SELECT max(sequence) FROM search_changes').pluck();
  const changesAfter = client.prepare<[number, number], Change>(
    'SELECT sequence, row_id, words, text FROM search_changes WHERE sequence > ? ORDER BY sequence LIMIT ?',
  );
  const highestRow = client.prepare<[], number | null>('SELECT max(row_id) FROM search_entries').pluck();
  const entries = client
    .prepare<[], [number, Buffer, string]>('SELECT row_id, record, name_key FROM search_entries')
    .raw();
  const entry = client
    .prepare<[number], [number, Buffer, string]>(
      'SELECT row_id, record, name_key FROM search_entries WHERE row_id = ?',
    )
    .raw();
  const words = client
    .prepare<[], [string, string, number]>('SELECT word, term, entries FROM search_words')
    .raw();

  const columns = new EntryColumns();
  const lexicon = new Lexicon();
  const values = createFacetValues(database);
  const lists = new TermLists(limits);
  /** Of the change that memory has followed last; null before the first search. */
  let position: number | null = null;
  let all: Uint32Array | null = null;

  function load(): void {
    columns.clear();
    columns.reserve(highestRow.get() ?? 0);
    values.load();
    for (const [row, record, nameKey] of entries.iterate()) columns.set(row, unpackRecord(record), nameKey);
    lexicon.load(words.iterate());
    lists.clear();
  }

  function follow(changes: readonly Change[]): void {
    values.load();
    for (const row of new Set(changes.map((change) => change.row_id))) {
      const found = entry.get(row);
      if (found) columns.set(row, unpackRecord(found[1]), found[2]);
      else columns.remove(row);
    }
    for (const change of changes) {
      lists.follow(change.row_id, change.text);
      for (const word of change.words.split(' ')) {
        if (word !== '') lexicon.add(word.slice(1), word.startsWith('-') ? -1 : 1);
      }
    }
  }

  return {
    columns,
    lexicon,
    values,
    lists,
    catchUp() {
      const newest = head.get() ?? 0;
      if (newest === position) return;
      all = null;
      const changes =
        position === null || newest < position ? [] : changesAfter.all(position, mostChangesFollowed + 1);
      // A gap: older changes were pruned, or another database has taken this one's place.
      const isUnbroken =
        changes[0]?.sequence === (position ?? 0) + 1 && changes.length <= mostChangesFollowed;
      // Until it is done nothing is known to be true: an error half-way means reading everything next time.
      const from = position;
      position = null;
      if (from !== null && isUnbroken) follow(changes);
      else load();
      position = newest;
    },
    wording: () => ({ lexicon, size: columns.size }),
    allRows() {
      if (all) return all;
      const rows = new Uint32Array(columns.size);
      let count = 0;
      for (let row = 1; row < columns.end; row += 1) {
        if (columns.present[row] === 1) {
          rows[count] = row;
          count += 1;
        }
      }
      all = rows;
      return rows;
    },
  };
}
