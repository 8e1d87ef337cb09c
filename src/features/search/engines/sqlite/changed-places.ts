import { nextPlace, noPlaces, type RowPlaces } from './places.ts';
import { noRows, takeRoom } from './row-lists.ts';

/**
 * Where the terms of changed entries stand, gathered from their texts before lists are packed anew: each text is taken
 * apart once for all lists, not once for each of its terms.
 */
export class ChangedPlaces {
  /** Rows and places as one number. */
  readonly #byTerm = new Map<string, number[]>();

  /** Adds what an entry has, in the order of rows; returns those of its terms that nobody had before. */
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

  /** Where a term stands in the entries; nowhere, for one that none of them has. */
  of(term: string): RowPlaces {
    const both = this.#byTerm.get(term);
    if (!both) return nowhere;
    const rows = takeRoom(both.length);
    const starts = takeRoom(both.length + 1);
    const places = takeRoom(both.length);
    starts[0] = 0;
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

const nowhere: RowPlaces = { rows: noRows, ...noPlaces };

/** More than the longest text has. */
const placesInRow = 2 ** 20;
