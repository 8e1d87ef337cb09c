import { columnNames } from './places.ts';
import { firstFrom, intersection, noRows, replaced, takeRoom } from './row-lists.ts';

/**
 * Entries that changed since lists were packed: whatever a packed list says of them is past, and what they have now
 * stands here. Small, and so in plain maps.
 */
export class RecentChanges {
  #isChanged = new Uint8Array(1_024);
  /** The text of each row, a line a column with the terms separated by spaces, and the number of its last change. */
  readonly #rows = new Map<number, { text: string; change: number }>();
  readonly #byTerm = new Map<string, number[]>();
  /** The changed rows in ascending order; null where they are to be put in order again. */
  #inOrder: Uint32Array | null = null;
  #changes = 0;

  /** How many rows have changed. */
  get size(): number {
    return this.#rows.size;
  }

  /** The number of the last change. */
  get change(): number {
    return this.#changes;
  }

  /** Notes the text that an entry has from now on; empty for one that is gone. */
  set(row: number, text: string): void {
    if (row >= this.#isChanged.length) {
      const isChanged = new Uint8Array(Math.ceil(1.25 * (row + 1)));
      isChanged.set(this.#isChanged);
      this.#isChanged = isChanged;
    }
    // Most of an entry's terms stay when it changes again.
    const terms = termsOf(text);
    const before = this.#termsOf(row);
    for (const term of before) if (!terms.has(term)) this.#takeOut(row, term);
    for (const term of terms) if (!before.has(term)) this.#putIn(row, term);
    if (!this.#rows.has(row)) this.#inOrder = null;
    this.#isChanged[row] = 1;
    this.#changes += 1;
    // Behind the others, so that they stand in the order of their last changes.
    this.#rows.delete(row);
    this.#rows.set(row, { text, change: this.#changes });
  }

  /**
   * Forgets some rows whose last change is not after the given one.
   * @param most how many
   * @returns whether there may be more
   */
  forgetSome(change: number, most: number): boolean {
    let left = most;
    for (const [row, last] of this.#rows) {
      if (last.change > change) return false;
      if (left === 0) return true;
      left -= 1;
      for (const term of this.#termsOf(row)) this.#takeOut(row, term);
      this.#rows.delete(row);
      this.#inOrder = null;
      this.#isChanged[row] = 0;
    }
    return false;
  }

  /** Changed rows that have a term, in ascending order. */
  rowsWith(term: string): readonly number[] {
    return this.#byTerm.get(term) ?? none;
  }

  /** All changed rows, in ascending order. */
  rows(): Uint32Array {
    this.#inOrder ??= Uint32Array.from(this.#rows.keys()).sort();
    return this.#inOrder;
  }

  /** What a row has now; empty for one that is gone. */
  textOf(row: number): string {
    return this.#rows.get(row)?.text ?? '';
  }

  /** A list as it is now: without the rows that changed, and with those of them that are given. */
  applyTo(list: Uint32Array, added: ArrayLike<number>): Uint32Array {
    if (list.length < timesLonger * this.size) return this.#applyToShort(list, added);
    return replaced(list, this.rows(), added);
  }

  #applyToShort(list: Uint32Array, added: ArrayLike<number>): Uint32Array {
    const rows = takeRoom(list.length + added.length);
    let count = 0;
    let next = 0;
    for (let at = 0; at < list.length; at += 1) {
      const row = list[at] ?? 0;
      for (let other = added[next] ?? row; other < row; other = added[next] ?? row) {
        rows[count] = other;
        count += 1;
        next += 1;
      }
      if (this.#isChanged[row] === 1) continue;
      rows[count] = row;
      count += 1;
    }
    for (; next < added.length; next += 1, count += 1) rows[count] = added[next] ?? 0;
    return rows.subarray(0, count);
  }

  /** Those of some rows that have a term now. */
  changedAmong(rows: Uint32Array, term: string): Uint32Array {
    const changed = this.rowsWith(term);
    return changed.length === 0 ? noRows : intersection(rows, Uint32Array.from(changed));
  }

  /** Those of some rows that haven't changed. */
  unchanged(rows: Uint32Array): Uint32Array {
    return rows.filter((row) => this.#isChanged[row] !== 1);
  }

  /** Those of some rows that have changed, and in which terms stand side by side now. */
  sideBySide(rows: Uint32Array, terms: readonly string[], column: number | null): Uint32Array {
    const phrase = ` ${terms.join(' ')} `;
    return rows.filter((row) => {
      const columns = this.textOf(row).split('\n');
      const asked = column === null ? columns : [columns[column] ?? ''];
      return asked.some((text) => ` ${text} `.includes(phrase));
    });
  }

  /** Those rows of a list that have changed. */
  changedOf(list: Uint32Array): Uint32Array {
    if (list.length >= timesLonger * this.size) return intersection(this.rows(), list);
    return this.#hasChanged(list) ? list.filter((row) => this.#isChanged[row] === 1) : noRows;
  }

  #hasChanged(list: Uint32Array): boolean {
    for (let at = 0; at < list.length; at += 1) if (this.#isChanged[list[at] ?? 0] === 1) return true;
    return false;
  }

  #termsOf(row: number): Set<string> {
    return termsOf(this.textOf(row));
  }

  #putIn(row: number, term: string): void {
    const rows = this.#byTerm.get(term);
    if (rows) rows.splice(firstFrom(rows, row, 0), 0, row);
    else this.#byTerm.set(term, [row]);
  }

  #takeOut(row: number, term: string): void {
    const rows = this.#byTerm.get(term);
    if (!rows) return;
    rows.splice(firstFrom(rows, row, 0), 1);
    if (rows.length === 0) this.#byTerm.delete(term);
  }
}

/** The text of an entry as the log of changes has it. */
export function changedText(columns: Readonly<Record<(typeof columnNames)[number], string>>): string {
  return columnNames.map((name) => columns[name]).join('\n');
}

const none: readonly number[] = [];
/** A list so many times longer than all changes is not looked through row by row. */
const timesLonger = 16;

function termsOf(text: string): Set<string> {
  const terms = new Set(text.split(/[ \n]/));
  terms.delete('');
  return terms;
}
