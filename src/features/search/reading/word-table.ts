/**
 * A sorted table of words with how many entries have each, small enough to keep in memory for a vocabulary of
 * hundreds of thousands: one buffer of characters, offsets and counts. New words wait in a map beside it and are
 * merged in from time to time.
 */
export class WordTable {
  #characters = new Uint16Array(0);
  #offsets = new Uint32Array(1);
  #counts = new Int32Array(0);
  /** Letters that a word shares with the one before it in order. */
  #shared = new Uint8Array(0);
  #recent = new Map<string, number>();

  /** Fills the table anew with words and their counts. */
  load(words: ReadonlyMap<string, number>): void {
    // Sorted by code units, as the table compares; without a comparator of our own that is several times quicker.
    const sorted = [...words.keys()].sort();
    this.#build(sorted, words);
    this.#recent = new Map();
  }

  /** Adds to the count of a word; at zero the word is no longer there. */
  add(word: string, change: number): void {
    const index = this.#find(word);
    if (index >= 0) {
      this.#counts[index] = (this.#counts[index] ?? 0) + change;
      return;
    }
    this.#recent.set(word, (this.#recent.get(word) ?? 0) + change);
    if (this.#recent.size > mostRecent) this.load(new Map(this.#all()));
  }

  /** Entries that have the word; 0 where it isn't known. */
  count(word: string): number {
    const index = this.#find(word);
    return Math.max(0, (index >= 0 ? this.#counts[index] : this.#recent.get(word)) ?? 0);
  }

  /**
   * Calls back with each word that begins with a text. The word is only put together when asked for, since most
   * callers look at a few of many.
   */
  forEachWithPrefix(prefix: string, visit: (count: number, word: () => string) => void): void {
    for (let index = this.#lowerBound(prefix); index < this.#counts.length; index += 1) {
      if (!this.#startsWith(index, prefix)) break;
      const found = index;
      const count = this.#counts[index] ?? 0;
      if (count > 0) visit(count, () => this.#word(found));
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
    const first = String.fromCharCode(letter);
    let shared = 0;
    for (let index = this.#lowerBound(first); index < this.#counts.length; index += 1) {
      const start = this.#offsets[index] ?? 0;
      if (this.#characters[start] !== letter) break;
      shared = Math.min(shared, this.#shared[index] ?? 0);
      const skip = visit(this.#characters, start, this.#offsets[index + 1] ?? 0, shared);
      shared = 255;
      if (skip === 0) {
        const found = index;
        const count = this.#counts[index] ?? 0;
        if (count > 0) matched(() => this.#word(found), count);
      } else if (skip !== Number.POSITIVE_INFINITY) {
        while ((this.#shared[index + 1] ?? 0) >= skip) {
          index += 1;
          shared = Math.min(shared, this.#shared[index] ?? 0);
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

  *#all(): Generator<[string, number]> {
    for (let index = 0; index < this.#counts.length; index += 1) {
      const count = this.#counts[index] ?? 0;
      if (count > 0) yield [this.#word(index), count];
    }
    for (const [word, count] of this.#recent) if (count > 0) yield [word, count];
  }

  #build(sorted: readonly string[], counts: ReadonlyMap<string, number>): void {
    const length = sorted.reduce((sum, word) => sum + word.length, 0);
    this.#characters = new Uint16Array(length);
    this.#offsets = new Uint32Array(sorted.length + 1);
    this.#counts = new Int32Array(sorted.length);
    this.#shared = new Uint8Array(sorted.length);
    let start = 0;
    let startBefore = 0;
    for (let index = 0; index < sorted.length; index += 1) {
      const word = sorted[index] ?? '';
      let shared = 0;
      let isShared = true;
      for (let letter = 0; letter < word.length; letter += 1) {
        const code = word.charCodeAt(letter);
        this.#characters[start + letter] = code;
        isShared &&= startBefore + letter < start && this.#characters[startBefore + letter] === code;
        if (isShared) shared += 1;
      }
      this.#offsets[index + 1] = start + word.length;
      this.#counts[index] = counts.get(word) ?? 0;
      this.#shared[index] = Math.min(shared, 254);
      startBefore = start;
      start += word.length;
    }
  }

  #word(index: number): string {
    let word = '';
    const end = this.#offsets[index + 1] ?? 0;
    for (let at = this.#offsets[index] ?? 0; at < end; at += 1) {
      word += String.fromCharCode(this.#characters[at] ?? 0);
    }
    return word;
  }

  #find(word: string): number {
    const index = this.#lowerBound(word);
    if (index >= this.#counts.length || this.#compare(index, word) !== 0) return -1;
    return index;
  }

  /** Index of the first word that is not before the given one. */
  #lowerBound(word: string): number {
    let low = 0;
    let high = this.#counts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, word) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(index: number, word: string): number {
    const start = this.#offsets[index] ?? 0;
    const length = (this.#offsets[index + 1] ?? 0) - start;
    const common = Math.min(length, word.length);
    for (let at = 0; at < common; at += 1) {
      const difference = (this.#characters[start + at] ?? 0) - word.charCodeAt(at);
      if (difference !== 0) return difference;
    }
    return length - word.length;
  }

  #startsWith(index: number, prefix: string): boolean {
    const start = this.#offsets[index] ?? 0;
    if ((this.#offsets[index + 1] ?? 0) - start < prefix.length) return false;
    for (let at = 0; at < prefix.length; at += 1) {
      if (this.#characters[start + at] !== prefix.charCodeAt(at)) return false;
    }
    return true;
  }
}

/** New words that may wait before the table is built again, which takes some 10 ms for 100,000. */
const mostRecent = 2_000;
