import { nextPlace, type PlaceList } from './places.ts';

/**
 * Where the terms of changed entries stand, gathered from their texts before lists are packed anew: each text is taken
 * apart once for all lists, not once for each of its terms.
 */
export class ChangedPlaces {
  /** Rows and places as one number, in any order until a term's are asked for. */
  readonly #byTerm = new Map<string, number[]>();

  /** Adds what an entry has; returns those of its terms that nobody had before. */
  add(row: number, text: string): string[] {
    const added: string[] = [];
    let column = 0;
    for (const line of text.split('\n')) {
      let place = column;
      for (const term of line.split(' ')) {
        if (term !== '') {
          const known = this.#byTerm.get(term);
          if (known) known.push(row * placesInRow + place);
          else {
            this.#byTerm.set(term, [row * placesInRow + place]);
            added.push(term);
          }
        }
        place += nextPlace;
      }
      column += 1;
    }
    return added;
  }

  /** Where a term stands in the entries, in ascending order; empty for one that none of them has. */
  of(term: string): RowPlaces {
    const both = Float64Array.from(this.#byTerm.get(term) ?? []).sort();
    const rows = new Uint32Array(both.length);
    const starts = new Uint32Array(both.length + 1);
    const places = new Uint32Array(both.length);
    let count = 0;
    for (let at = 0; at < both.length; at += 1) {
      const value = both[at] ?? 0;
      const row = Math.floor(value / placesInRow);
      if (count === 0 || rows[count - 1] !== row) {
        rows[count] = row;
        count += 1;
      }
      places[at] = value - row * placesInRow;
      starts[count] = at + 1;
    }
    return { rows: rows.subarray(0, count), starts: starts.subarray(0, count + 1), places };
  }
}

/** Some rows with their places. */
export interface RowPlaces extends PlaceList {
  rows: Uint32Array;
}

/** More than the longest text has. */
const placesInRow = 2 ** 20;

/**
 * Puts the places of changed rows between those of a packed list.
 * @param rows those of either that are wanted: where both have a row, the changed one's places are
 */
export function placesOfBoth(rows: Uint32Array, packed: RowPlaces, changed: RowPlaces): PlaceList {
  const starts = new Uint32Array(rows.length + 1);
  const places = new Uint32Array(packed.places.length + changed.places.length);
  let count = 0;
  let inPacked = 0;
  let inChanged = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    while ((packed.rows[inPacked] ?? row) < row) inPacked += 1;
    while ((changed.rows[inChanged] ?? row) < row) inChanged += 1;
    const isChanged = changed.rows[inChanged] === row;
    const list = isChanged ? changed : packed;
    const index = isChanged ? inChanged : inPacked;
    const end = list.starts[index + 1] ?? 0;
    for (let from = list.starts[index] ?? 0; from < end; from += 1, count += 1) {
      places[count] = list.places[from] ?? 0;
    }
    starts[at + 1] = count;
  }
  return { starts, places: places.subarray(0, count) };
}
