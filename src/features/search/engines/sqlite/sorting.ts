import type { Database } from '#db/client.ts';
import type { SearchQuery, SearchSort } from '../../search.model.ts';
import type { EntryColumns } from './columns.ts';
import { chordFrom } from './distance.ts';
import { bestFirst, sortedWindow } from './order.ts';

/** Puts the rows of a page in order. */
export interface Sorting {
  /**
   * @param rows all that match; reordered
   * @param relevance their scores, asked for only where they decide
   */
  page(rows: Uint32Array, query: SearchQuery, relevance: () => Float64Array | null): number[];
}

export function createSorting(database: Database, columns: EntryColumns): Sorting {
  const nameKeys = database.$client
    .prepare<[string], [number, string]>(
      'SELECT row_id, name_key FROM search_entries WHERE row_id IN (SELECT value FROM json_each(?))',
    )
    .raw();

  function keysFor(
    sort: SearchSort,
    rows: Uint32Array,
    query: SearchQuery,
    relevance: () => Float64Array | null,
  ): Float64Array {
    const scores = sort === 'relevance' ? relevance() : null;
    if (scores) return bestFirst(scores);
    if (sort === 'name') return keysOf(rows, (row) => columns.namePrefix[row] ?? 0);
    if (sort === 'nearest' && query.near) return keysOf(rows, chordFrom(query.near, columns));
    return keysOf(rows, (row) => -(columns.publishedAt[row] ?? 0));
  }

  /** Names that begin alike are compared in full, but only those that may stand on the page. */
  function byName(rows: Uint32Array, keys: Float64Array, from: number, until: number): number[] {
    const window = sortedWindow(rows, keys, from, until);
    const lowest = window.at(0)?.key ?? 0;
    const highest = window.at(-1)?.key ?? 0;
    let before = 0;
    const alike: number[] = [];
    for (let index = 0; index < rows.length; index += 1) {
      const key = keys[index] ?? 0;
      if (key < lowest) before += 1;
      else if (key <= highest) alike.push(rows[index] ?? 0);
    }
    return nameKeys
      .all(JSON.stringify(alike))
      .sort((a, b) => (a[1] === b[1] ? a[0] - b[0] : a[1] < b[1] ? -1 : 1))
      .slice(from - before, until - before)
      .map(([row]) => row);
  }

  return {
    page(rows, query, relevance) {
      const from = (query.page - 1) * query.perPage;
      const until = Math.min(from + query.perPage, rows.length);
      if (from >= until) return [];
      const ordered = rows.slice();
      const keys = keysFor(query.sort, ordered, query, relevance);
      if (query.sort === 'name') return byName(ordered, keys, from, until);
      return sortedWindow(ordered, keys, from, until).map(({ row }) => row);
    },
  };
}

function keysOf(rows: Uint32Array, keyOf: (row: number) => number): Float64Array {
  const keys = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) keys[index] = keyOf(rows[index] ?? 0);
  return keys;
}
