import type { Database } from '#db/client.ts';

/** Asks the FTS5 index for the rows that an expression matches. */
export interface Postings {
  /** Rows in ascending order. */
  rows(expression: string): Uint32Array;
  isAnywhere(expression: string): boolean;
}

const zero = 48;

/**
 * Rows come as one list of digits: a value a row would cost several times as much to hand over.
 */
export function createPostings(database: Database): Postings {
  const list = database.$client
    .prepare<[string], Buffer | null>(
      `SELECT CAST(group_concat(rowid, ' ') AS BLOB) FROM search_index WHERE search_index MATCH ?`,
    )
    .pluck();
  const first = database.$client
    .prepare<[string], number>('SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT 1')
    .pluck();
  return {
    rows(expression) {
      const digits = list.get(expression);
      return digits ? parseRows(digits) : new Uint32Array(0);
    },
    isAnywhere: (expression) => first.get(expression) !== undefined,
  };
}

function parseRows(digits: Uint8Array): Uint32Array {
  const rows = new Uint32Array((digits.length + 1) >>> 1);
  let count = 0;
  let row = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const code = digits[at] ?? 0;
    if (code >= zero) row = row * 10 + code - zero;
    else {
      rows[count] = row;
      count += 1;
      row = 0;
    }
  }
  rows[count] = row;
  return rows.subarray(0, count + 1);
}
