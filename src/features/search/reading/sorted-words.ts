/**
 * Words in order with how many entries have each, filled once from the first to the last: one buffer of characters, offsets and
 * counts, a few bytes a word.
 */
export class SortedWords {
  /** Words that it holds. */
  size = 0;
  /** The letters of all words, one word behind the other. */
  readonly characters: Uint16Array;
  /** Where each word begins; the next begins where it ends. */
  readonly offsets: Uint32Array;
  readonly counts: Int32Array;
  /** Letters that a word shares with the one before it. */
  readonly shared: Uint8Array;

  /** Makes room for so many words and letters. */
  constructor(words: number, letters: number) {
    this.characters = new Uint16Array(letters);
    this.offsets = new Uint32Array(words + 1);
    this.counts = new Int32Array(words);
    this.shared = new Uint8Array(words);
  }

  /** Letters of all its words. */
  get letters(): number {
    return this.offsets[this.size] ?? 0;
  }

  /** Adds a word behind the others. */
  append(word: string, count: number): void {
    const start = this.letters;
    for (let at = 0; at < word.length; at += 1) this.characters[start + at] = word.charCodeAt(at);
    this.#finish(word.length, count);
  }

  /** Adds a word of another table behind the others. */
  appendFrom(other: SortedWords, index: number): void {
    const start = this.letters;
    const from = other.offsets[index] ?? 0;
    const length = (other.offsets[index + 1] ?? from) - from;
    for (let at = 0; at < length; at += 1) this.characters[start + at] = other.characters[from + at] ?? 0;
    this.#finish(length, other.counts[index] ?? 0);
  }

  #finish(length: number, count: number): void {
    const start = this.letters;
    const before = this.offsets[this.size - 1] ?? 0;
    const most = Math.min(length, start - before, mostShared);
    let shared = 0;
    while (shared < most && this.characters[before + shared] === this.characters[start + shared]) shared += 1;
    this.shared[this.size] = shared;
    this.counts[this.size] = count;
    this.size += 1;
    this.offsets[this.size] = start + length;
  }

  word(index: number): string {
    let word = '';
    const end = this.offsets[index + 1] ?? 0;
    for (let at = this.offsets[index] ?? 0; at < end; at += 1) {
      word += String.fromCharCode(this.characters[at] ?? 0);
    }
    return word;
  }

  /** Where a word stands; -1 if it doesn't. */
  find(word: string): number {
    const index = this.lowerBound(word);
    return index < this.size && this.#compare(index, word) === 0 ? index : -1;
  }

  /** Index of the first word that is not before the given one. */
  lowerBound(word: string): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, word) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  startsWith(index: number, prefix: string): boolean {
    const start = this.offsets[index] ?? 0;
    if ((this.offsets[index + 1] ?? 0) - start < prefix.length) return false;
    for (let at = 0; at < prefix.length; at += 1) {
      if (this.characters[start + at] !== prefix.charCodeAt(at)) return false;
    }
    return true;
  }

  #compare(index: number, word: string): number {
    const start = this.offsets[index] ?? 0;
    const length = (this.offsets[index + 1] ?? 0) - start;
    const common = Math.min(length, word.length);
    for (let at = 0; at < common; at += 1) {
      const difference = (this.characters[start + at] ?? 0) - word.charCodeAt(at);
      if (difference !== 0) return difference;
    }
    return length - word.length;
  }
}

/** What fits into a byte, with 255 left for "as many as there are". */
const mostShared = 254;
