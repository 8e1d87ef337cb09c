import type { WordTable } from './word-table.ts';

/** A word of the index that somebody may have meant. */
export interface Candidate {
  word: string;
  /** Typing errors between; one in the first letter counts as two. */
  distance: number;
  /** Entries that have it. */
  count: number;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Words of the table within so many typing errors of the given one: a letter too many, too few, another, or
 * two neighbours swapped (Damerau's distance, each place edited once). The word itself is not among them.
 * @param wholeWords false finds words that only begin with something so near, for a word still being typed
 */
export function corrections(
  table: WordTable,
  word: string,
  errors: number,
  wholeWords: boolean,
): Candidate[] {
  if (errors <= 0 || word.length < 2) return [];
  const found: Candidate[] = [];
  const walk = new Walk(word, errors, wholeWords);
  table.walkFirstLetter(
    word.charCodeAt(0),
    (characters, start, end, shared) => walk.visit(characters, start, end, shared),
    (text, count) => {
      if (walk.distance > 0) found.push({ word: text(), distance: walk.distance, count });
    },
  );
  if (errors >= 2 && wholeWords) {
    for (const candidate of firstLetterErrors(word)) {
      const count = table.count(candidate);
      if (count > 0) found.push({ word: candidate, distance: 2, count });
    }
  }
  return found;
}

/** An error in the first letter uses both, so that all the rest must be as typed. */
function firstLetterErrors(word: string): Set<string> {
  const rest = word.slice(1);
  const first = word.slice(0, 1);
  const candidates = new Set([rest, rest.slice(0, 1) + first + rest.slice(1)]);
  for (const letter of letters) candidates.add(letter + rest).add(letter + word);
  for (const candidate of candidates) if (candidate.startsWith(first)) candidates.delete(candidate);
  return candidates;
}

/**
 * The edit distance of one word to many in alphabetical order. The first letters agree; a row of the distance
 * table is kept for each further letter, so that words with a common beginning share its rows.
 */
class Walk {
  /** Of the word visited last, when it matched. */
  distance = 0;
  readonly #typed: Uint16Array;
  readonly #rows: Uint8Array[];
  readonly #least: Uint8Array;
  readonly #errors: number;
  readonly #wholeWords: boolean;
  readonly #codes: Uint16Array;
  /** Rows that the word visited last has filled. */
  #filled = 1;
  /** Letters of the beginning that matched last; words that share it match as well. */
  #matchedBeginning = Number.POSITIVE_INFINITY;

  constructor(word: string, errors: number, wholeWords: boolean) {
    this.#errors = errors;
    this.#wholeWords = wholeWords;
    this.#typed = Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
    const width = this.#typed.length + 1;
    this.#rows = Array.from({ length: 66 }, () => new Uint8Array(width));
    this.#least = new Uint8Array(66);
    this.#codes = new Uint16Array(66);
    // Row 1 stands for the first letter, which is the same.
    const row = this.#rows[1];
    if (row) for (let at = 1; at < width; at += 1) row[at] = at - 1;
    if (row) row[0] = 1;
    this.#codes[0] = this.#typed[0] ?? 0;
  }

  /** 0 where the word matches; else how many letters no match can begin with, or Infinity. */
  visit(characters: Uint16Array, start: number, end: number, shared: number): number {
    const typed = this.#typed;
    const width = typed.length;
    const length = end - start;
    const rows = this.#rows;
    const least = this.#least;
    const errors = this.#errors;
    if (shared >= this.#matchedBeginning) return 0;
    this.#matchedBeginning = Number.POSITIVE_INFINITY;
    this.#filled = Math.max(1, Math.min(shared, length, this.#filled));
    for (let depth = this.#filled + 1; depth <= length; depth += 1) {
      const code = characters[start + depth - 1] ?? 0;
      this.#codes[depth - 1] = code;
      const row = rows[depth];
      const above = rows[depth - 1];
      const twoAbove = rows[depth - 2];
      if (!row || !above || !twoAbove) return Number.POSITIVE_INFINITY;
      const codeBefore = this.#codes[depth - 2] ?? 0;
      row[0] = depth;
      // The first letter of what was typed belongs to the first letter of the word.
      row[1] = depth - 1;
      let smallest = depth - 1;
      // Further away from the diagonal there are more errors than are forgiven, whatever the letters are.
      const from = Math.max(2, depth - errors);
      const until = Math.min(width, depth + errors);
      row[width] = errors + 1;
      if (from > 2 && from <= width) row[from - 1] = errors + 1;
      if (until < width) row[until + 1] = errors + 1;
      for (let at = from; at <= until; at += 1) {
        const same = typed[at - 1] === code;
        let value = Math.min(
          (above[at] ?? 0) + 1,
          (row[at - 1] ?? 0) + 1,
          (above[at - 1] ?? 0) + (same ? 0 : 1),
        );
        if (at > 2 && depth > 2 && typed[at - 2] === code && typed[at - 1] === codeBefore) {
          value = Math.min(value, (twoAbove[at - 2] ?? 0) + 1);
        }
        row[at] = value;
        if (value < smallest) smallest = value;
      }
      least[depth] = smallest;
      this.#filled = depth;
      if (!this.#wholeWords && (row[width] ?? 255) <= errors) {
        this.distance = row[width] ?? 0;
        this.#matchedBeginning = depth;
        return 0;
      }
      if (smallest > errors && (depth < 2 || (least[depth - 1] ?? 0) >= errors)) return depth;
    }
    if (!this.#wholeWords) return Number.POSITIVE_INFINITY;
    const distance = rows[length]?.[width] ?? 255;
    if (distance > errors) return Number.POSITIVE_INFINITY;
    this.distance = distance;
    return 0;
  }
}
