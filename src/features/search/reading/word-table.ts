import { SortedWords } from './sorted-words.ts';

/**
 * A table of words with how many entries have each, small enough to keep in memory for a vocabulary of hundreds of
 * thousands. New words wait in a map beside it and are merged in from time to time.
 */
export class WordTable {
  #sorted = new SortedWords(0, 0);
  /** New words, which stand nowhere else. */
  readonly #recent = new Map<string, number>();

  /** Fills the table anew with words and their counts. */
  load(words: ReadonlyMap<string, number>): void {
    // Sorted by code units, as the table compares; without a comparator of our own that is several times quicker.
    const inOrder = [...words.keys()].sort();
    this.#sorted = new SortedWords(inOrder.length, lettersOf(inOrder));
    for (const word of inOrder) this.#sorted.append(word, words.get(word) ?? 0);
    this.#recent.clear();
  }

  /** Adds to the count of a word; at zero the word is no longer there. */
  add(word: string, change: number): void {
    const { counts } = this.#sorted;
    const index = this.#sorted.find(word);
    if (index >= 0) {
      counts[index] = (counts[index] ?? 0) + change;
      return;
    }
    this.#recent.set(word, (this.#recent.get(word) ?? 0) + change);
    if (this.#recent.size > mostRecent) this.#mergeRecent();
  }

  /** Entries that have the word; 0 where it isn't known. */
  count(word: string): number {
    const index = this.#sorted.find(word);
    return Math.max(0, (index >= 0 ? this.#sorted.counts[index] : this.#recent.get(word)) ?? 0);
  }

  /**
   * Calls back with each word that begins with a text. The word is only put together when asked for, since most
   * callers look at a few of many.
   */
  forEachWithPrefix(prefix: string, visit: (count: number, word: () => string) => void): void {
    const sorted = this.#sorted;
    for (let index = sorted.lowerBound(prefix); index < sorted.size; index += 1) {
      if (!sorted.startsWith(index, prefix)) break;
      const found = index;
      const count = sorted.counts[index] ?? 0;
      if (count > 0) visit(count, () => sorted.word(found));
    }
    for (const [word, count] of this.#recent) {
      if (count > 0 && word.startsWith(prefix)) visit(count, () => word);
    }
  }

  /**
   * Calls back with each word that begins with the same letter, in order, telling how many letters it shares
   * with the word before. `visit` returns a number of letters: words that share at least as many with this one
   * are then passed over (`Infinity`: none).
   */
  walkFirstLetter(
    letter: number,
    visit: (characters: Uint16Array, start: number, end: number, shared: number) => number,
    matched: (word: () => string, count: number) => void,
  ): void {
    const sorted = this.#sorted;
    const { characters, offsets, counts } = sorted;
    let shared = 0;
    for (let index = sorted.lowerBound(String.fromCharCode(letter)); index < sorted.size; index += 1) {
      const start = offsets[index] ?? 0;
      if (characters[start] !== letter) break;
      shared = Math.min(shared, sorted.shared[index] ?? 0);
      const skip = visit(characters, start, offsets[index + 1] ?? 0, shared);
      shared = 255;
      if (skip === 0) {
        const found = index;
        const count = counts[index] ?? 0;
        if (count > 0) matched(() => sorted.word(found), count);
      } else if (skip !== Number.POSITIVE_INFINITY) {
        while ((sorted.shared[index + 1] ?? 0) >= skip) {
          index += 1;
          shared = Math.min(shared, sorted.shared[index] ?? 0);
        }
      }
    }
    const scratch = new Uint16Array(64);
    for (const [word, count] of this.#recent) {
      if (word.charCodeAt(0) !== letter || count <= 0) continue;
      for (let at = 0; at < word.length; at += 1) scratch[at] = word.charCodeAt(at);
      if (visit(scratch, 0, word.length, 0) === 0) matched(() => word, count);
    }
  }

  /** Puts new words in their places, and leaves out those that nobody has any more. */
  #mergeRecent(): void {
    const before = this.#sorted;
    const added = [...this.#recent].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1));
    const places = added.map(([word]) => before.lowerBound(word));
    const merged = new SortedWords(
      before.size + added.length,
      before.letters + lettersOf(added.map(([word]) => word)),
    );
    let next = 0;
    for (let index = 0; index <= before.size; index += 1) {
      for (; places[next] === index; next += 1) merged.append(...(added[next] ?? nothing));
      if (index < before.size && (before.counts[index] ?? 0) > 0) merged.appendFrom(before, index);
    }
    this.#sorted = merged;
    this.#recent.clear();
  }
}

const nothing: readonly [string, number] = ['', 0];

function lettersOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}

/** New words that may wait before they are merged in, which takes some 10 ms for 100,000 words. */
const mostRecent = 2_000;
