import type { Database } from '#db/client.ts';
import { columnNames, nextPlace } from './places.ts';
import { noRows } from './row-lists.ts';

/** Asks the FTS5 index; expressions are as FTS5 reads them. Rows come in ascending order. */
export interface FullText {
  rows(expression: string): Uint32Array;
  /** Those between two rows, both included. */
  rowsBetween(expression: string, first: number, last: number): Uint32Array;
  /** Those of the given rows, which are few, that match. */
  among(rows: Uint32Array, expression: string): Uint32Array;
  isAnywhere(expression: string): boolean;
  /** The next terms in order, some hundreds, with the number of their rows and places. */
  termsAfter(term: string): readonly CountedTerm[];
  /**
   * Every place of the terms between two, both included, in the order of terms and rows: row and place in turn.
   */
  placesBetween(first: string, last: string): Uint32Array;
  /** Every place of one term in the rows between two, both included, which takes 0.1 ms for 1,000 places that it has elsewhere. */
  placesInRows(term: string, first: number, last: number): Uint32Array;
}

export interface CountedTerm {
  term: string;
  rows: number;
  places: number;
}

const zero = 48;
const termsAtOnce = 256;

/** Numbers come as one list of digits: a value a row would cost several times as much to hand over. */
export function createFullText(database: Database): FullText {
  const client = database.$client;
  const selectRows = `SELECT CAST(group_concat(rowid, ' ') AS BLOB) FROM search_index WHERE search_index MATCH ?`;
  const list = client.prepare<[string], Buffer | null>(selectRows).pluck();
  const listBetween = client
    .prepare<[string, number, number], Buffer | null>(`${selectRows} AND rowid BETWEEN ? AND ?`)
    .pluck();
  const listAmong = client
    .prepare<[string, string], Buffer | null>(`${selectRows} AND rowid IN (SELECT value FROM json_each(?))`)
    .pluck();
  const first = client
    .prepare<[string], number>('SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT 1')
    .pluck();
  const terms = client.prepare<[string], CountedTerm>(
    `SELECT term, doc AS rows, cnt AS places FROM search_terms WHERE term > ? LIMIT ${termsAtOnce}`,
  );
  const column = columnNames.map((name, number) => `WHEN '${name}' THEN ${number}`).join(' ');
  const selectPlaces = `SELECT CAST(group_concat(doc || ' ' || (offset * ${nextPlace} + CASE col ${column} END), ' ') AS BLOB)
    FROM search_places`;
  const places = client
    .prepare<[string, string], Buffer | null>(`${selectPlaces} WHERE term >= ? AND term <= ?`)
    .pluck();
  const placesOfRows = client
    .prepare<[string, number, number], Buffer | null>(
      `${selectPlaces} WHERE term = ? AND doc BETWEEN ? AND ?`,
    )
    .pluck();
  return {
    rows: (expression) => parseNumbers(list.get(expression)),
    rowsBetween: (expression, from, until) => parseNumbers(listBetween.get(expression, from, until)),
    among: (rows, expression) => parseNumbers(listAmong.get(expression, JSON.stringify([...rows]))),
    isAnywhere: (expression) => first.get(expression) !== undefined,
    termsAfter: (term) => terms.all(term),
    placesBetween: (from, until) => parseNumbers(places.get(from, until)),
    placesInRows: (term, from, until) => parseNumbers(placesOfRows.get(term, from, until)),
  };
}

function parseNumbers(digits: Uint8Array | null | undefined): Uint32Array {
  if (!digits) return noRows;
  const numbers = new Uint32Array((digits.length + 1) >>> 1);
  let count = 0;
  let number = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const code = digits[at] ?? 0;
    if (code >= zero) number = number * 10 + code - zero;
    else {
      numbers[count] = number;
      count += 1;
      number = 0;
    }
  }
  numbers[count] = number;
  return numbers.subarray(0, count + 1);
}
