import type { Database, Transaction } from '#db/client.ts';
import { documentTerms, nameKey } from '../../analysis/index.ts';
import type { FacetName, SearchDocument } from '../../search.model.ts';
import { packRecord, toRecord } from './entry-record.ts';
import { changedText } from './recent-changes.ts';

/** Writes the index's tables. Everything happens in the caller's transaction; memory is not touched. */
export interface IndexWriter {
  index(tx: Transaction, document: SearchDocument): void;
  remove(tx: Transaction, rowId: number): void;
}

export function createIndexWriter(database: Database): IndexWriter {
  const client = database.$client;
  const deleteTerms = client.prepare<[number]>('DELETE FROM search_index WHERE rowid = ?');
  const insertTerms = client.prepare<[number, string, string, string, string, string, string]>(
    `INSERT INTO search_index (rowid, title, summary, description, organisation, places, marks)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const putEntry = client.prepare<[number, Buffer, string]>(
    'INSERT OR REPLACE INTO search_entries (row_id, record, name_key) VALUES (?, ?, ?)',
  );
  const deleteEntry = client.prepare<[number]>('DELETE FROM search_entries WHERE row_id = ?');
  const wordIds = client
    .prepare<[number], Buffer>('SELECT word_ids FROM search_entry_words WHERE row_id = ?')
    .pluck();
  const putWordIds = client.prepare<[number, Buffer]>(
    'INSERT OR REPLACE INTO search_entry_words (row_id, word_ids) VALUES (?, ?)',
  );
  // In one text: a row for each of some sixty words would cost twice as much to hand over.
  const wordsOfIds = client
    .prepare<[string], string | null>(
      `SELECT group_concat(word || ' ' || search_words.id, ' ')
       FROM json_each(?) AS given CROSS JOIN search_words ON search_words.id = given.value`,
    )
    .pluck();
  const deleteWordIds = client.prepare<[number]>('DELETE FROM search_entry_words WHERE row_id = ?');
  const findWord = client.prepare<[string], number>('SELECT id FROM search_words WHERE word = ?').pluck();
  const addWord = client.prepare<[string, string]>(
    'INSERT INTO search_words (word, term, entries) VALUES (?, ?, 1)',
  );
  const countWord = client.prepare<[number]>('UPDATE search_words SET entries = entries + 1 WHERE id = ?');
  const uncountWord = client
    .prepare<[number], number>('UPDATE search_words SET entries = entries - 1 WHERE id = ? RETURNING entries')
    .pluck();
  const deleteWord = client.prepare<[number]>('DELETE FROM search_words WHERE id = ?');
  const findValue = client
    .prepare<[string, string], number>('SELECT number FROM search_values WHERE facet = ? AND value = ?')
    .pluck();
  const addValue = client
    .prepare<[string, string, string], number>(
      `INSERT INTO search_values (facet, value, number)
       VALUES (?, ?, (SELECT coalesce(max(number) + 1, 0) FROM search_values WHERE facet = ?)) RETURNING number`,
    )
    .pluck();
  const logChange = client.prepare<[number, string, string]>(
    'INSERT INTO search_changes (row_id, words, text) VALUES (?, ?, ?)',
  );

  function numberOf(facet: FacetName, value: string): number {
    return findValue.get(facet, value) ?? addValue.get(facet, value, facet) ?? 0;
  }

  function oldWords(rowId: number): Map<string, number> {
    const packed = wordIds.get(rowId);
    // All at once: most of an entry's words stay when it changes, and asking for each costs more than anything else.
    const found = packed && wordsOfIds.get(JSON.stringify(unpackIds(packed)));
    const parts = found ? found.split(' ') : [];
    const words = new Map<string, number>();
    for (let at = 0; at + 1 < parts.length; at += 2) words.set(parts[at] ?? '', Number(parts[at + 1]));
    return words;
  }

  /** Adds an entry to a word's count; returns the word's id. */
  function count(word: string, term: string): number {
    const id = findWord.get(word);
    if (id === undefined) return Number(addWord.run(word, term).lastInsertRowid);
    countWord.run(id);
    return id;
  }

  /** Takes an entry out of the words' counts; returns what the change log says of it. */
  function uncount(words: ReadonlyMap<string, number>): string[] {
    return [...words].map(([word, id]) => {
      if ((uncountWord.get(id) ?? 0) <= 0) deleteWord.run(id);
      return `-${word}`;
    });
  }

  function requireTransaction(): void {
    if (!client.inTransaction) throw new Error('The search index is written inside a transaction only');
  }

  return {
    index(_tx, document) {
      requireTransaction();
      const { rowId } = document;
      const { columns, words, lengths } = documentTerms(document);
      const old = oldWords(rowId);
      const ids: number[] = [];
      const changed: string[] = [];
      for (const [word, term] of words) {
        const kept = old.get(word);
        if (kept === undefined) changed.push(`+${word}`);
        else old.delete(word);
        ids.push(kept ?? count(word, term));
      }
      changed.push(...uncount(old));
      deleteTerms.run(rowId);
      insertTerms.run(
        rowId,
        columns.title,
        columns.summary,
        columns.description,
        columns.organisation,
        columns.places,
        columns.marks,
      );
      putEntry.run(rowId, packRecord(toRecord(document, lengths, numberOf)), nameKey(document.title));
      if (changed.length > 0) putWordIds.run(rowId, packIds(ids));
      logChange.run(rowId, changed.join(' '), changedText(columns));
    },
    remove(_tx, rowId) {
      requireTransaction();
      if (deleteEntry.run(rowId).changes === 0) return;
      const lost = uncount(oldWords(rowId));
      deleteTerms.run(rowId);
      deleteWordIds.run(rowId);
      logChange.run(rowId, lost.join(' '), '');
    },
  };
}

/** Ids in ascending order as differences, seven bits a byte. */
function packIds(ids: readonly number[]): Buffer {
  const bytes: number[] = [];
  let before = 0;
  for (const id of ids.toSorted((a, b) => a - b)) {
    let difference = id - before;
    before = id;
    while (difference > 127) {
      bytes.push((difference & 127) | 128);
      difference >>>= 7;
    }
    bytes.push(difference);
  }
  return Buffer.from(bytes);
}

function unpackIds(packed: Buffer): number[] {
  const ids: number[] = [];
  let id = 0;
  let difference = 0;
  let shift = 0;
  for (const byte of packed) {
    difference |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    id += difference;
    ids.push(id);
    difference = 0;
    shift = 0;
  }
  return ids;
}
