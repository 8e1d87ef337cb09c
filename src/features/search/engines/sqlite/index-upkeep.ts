import { type Database, type Transaction, transaction } from '#db/client.ts';
import { readSetting, writeSetting } from '#platform/settings.ts';
import { analysisVersion, cachedTermOf } from '../../analysis/index.ts';
import type { SearchDocument } from '../../search.model.ts';
import type { IndexWriter } from './index-writer.ts';

/** Where {@link IndexUpkeep.rebuild} gets the entries from; both are called inside its transactions. */
export interface RebuildSource {
  /** Rows of all listings that can be found now. */
  searchableRowIds(tx: Transaction): readonly number[];
  /** The documents of those of the given rows that can be found now. */
  read(tx: Transaction, rowIds: readonly number[]): SearchDocument[];
}

export interface IndexUpkeep {
  /** Whether the index was built by the analyser as it is now. */
  isCurrent(): boolean;
  /**
   * Writes every entry anew and takes out what is no longer to be found, in transactions of some tens of
   * milliseconds; searches go on meanwhile. May be interrupted and begun again.
   */
  rebuild(
    source: RebuildSource,
    progress?: (done: number, of: number) => void,
  ): { indexed: number; removed: number };
  /**
   * Merges a little of the index and drops old changes from the log, for some 20 ms at most.
   * Returns whether more of it waits.
   */
  mergeStep(): boolean;
}

const versionKey = 'search.analysis-version';
const transactionMs = 35;
const mergeMs = 15;
const pagesPerMerge = 16;
const rowsPerRead = 50;
/** Changes that stay in the log for processes that lag behind; one that lags further reads everything. */
const changesKept = 10_000;
const changesPrunedAtOnce = 2_000;

export function createIndexUpkeep(database: Database, writer: IndexWriter): IndexUpkeep {
  const client = database.$client;
  const indexedRows = client.prepare<[], number>('SELECT row_id FROM search_entries').pluck();
  const knownWords = client.prepare<[], { id: number; word: string; term: string }>(
    'SELECT id, word, term FROM search_words',
  );
  const putTerm = client.prepare<[string, number]>('UPDATE search_words SET term = ? WHERE id = ?');
  const merge = client.prepare<[number]>(`INSERT INTO search_index (search_index, rank) VALUES ('merge', ?)`);
  const written = client.prepare<[], number>('SELECT total_changes()').pluck();
  const prune = client.prepare<[number, number]>(
    `DELETE FROM search_changes
     WHERE sequence <= min((SELECT max(sequence) FROM search_changes) - ?,
                           (SELECT min(sequence) FROM search_changes) + ?)`,
  );

  /** Works through rows in as many transactions as it takes, none much longer than the limit. */
  function inTransactions(
    rows: readonly number[],
    work: (tx: Transaction, rows: readonly number[]) => void,
    done: (count: number) => void,
  ): void {
    let next = 0;
    while (next < rows.length) {
      transaction(database, (tx) => {
        const start = performance.now();
        do {
          work(tx, rows.slice(next, next + rowsPerRead));
          next += rowsPerRead;
        } while (next < rows.length && performance.now() - start < transactionMs);
        prune.run(changesKept, changesPrunedAtOnce);
      });
      done(Math.min(next, rows.length));
    }
  }

  /** Gives words that stay the terms that they have now: an entry that keeps a word doesn't write it again. */
  function renewTerms(): void {
    const changed = knownWords.all().filter(({ word, term }) => cachedTermOf(word) !== term);
    const words = new Map(changed.map(({ id, word }) => [id, word]));
    inTransactions(
      [...words.keys()],
      (_tx, ids) => {
        for (const id of ids) putTerm.run(cachedTermOf(words.get(id) ?? ''), id);
      },
      () => undefined,
    );
  }

  return {
    isCurrent: () => readSetting(database, versionKey) === analysisVersion,
    rebuild(source, progress) {
      renewTerms();
      const { wanted, left } = transaction(database, (tx) => {
        const searchable = source.searchableRowIds(tx);
        const keep = new Set(searchable);
        return { wanted: searchable, left: indexedRows.all().filter((row) => !keep.has(row)) };
      });
      const total = wanted.length + left.length;
      let indexed = 0;
      let removed = 0;
      inTransactions(
        wanted,
        (tx, rows) => {
          const gone = new Set(rows);
          for (const document of source.read(tx, rows)) {
            writer.index(tx, document);
            gone.delete(document.rowId);
            indexed += 1;
          }
          for (const row of gone) writer.remove(tx, row);
        },
        (count) => progress?.(count, total),
      );
      inTransactions(
        left,
        (tx, rows) => {
          const still = new Set(source.read(tx, rows).map((document) => document.rowId));
          for (const row of rows) {
            if (still.has(row)) continue;
            writer.remove(tx, row);
            removed += 1;
          }
        },
        (count) => progress?.(wanted.length + count, total),
      );
      transaction(database, (tx) => writeSetting(tx, versionKey, analysisVersion));
      return { indexed, removed };
    },
    mergeStep() {
      return transaction(database, () => {
        prune.run(changesKept, changesPrunedAtOnce);
        const start = performance.now();
        do {
          const before = written.get() ?? 0;
          merge.run(pagesPerMerge);
          // FTS5 counts one change for the command itself; more means that it had something to merge.
          if ((written.get() ?? 0) - before < 2) return false;
        } while (performance.now() - start < mergeMs);
        return true;
      });
    },
  };
}
