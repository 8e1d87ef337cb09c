import {
  type PackedPlaces,
  type PlaceList,
  packChanged,
  packPlaces,
  placesAmong,
  type RowPlaces,
  skipsOf,
} from './places.ts';
import { amongPacked, intersection, packRows, questionNumber, unpackRows } from './row-lists.ts';

/** Where a list lies and how it is packed. */
const chunkBytes = 65_536;
/** Longer lists get a chunk of their own size. */
const longestShared = chunkBytes / 8;
const smallestCapacity = 1_024;
/** Bytes that a term takes beside its letters and its list: its places in the arrays below and in the table. */
const bytesOfTerm = 33;

/**
 * Lists of rows by term, packed, in typed arrays throughout: a map of strings and arrays would take several times
 * as much. Lists lie in chunks; one that changes is written anew at the end, and a chunk is freed when nothing
 * of it is left.
 */
export class ListStore {
  /** Terms, numbered from 0 in the order in which they came. */
  size = 0;
  /** What everything takes. */
  bytes = 0;
  /** Numbers of terms, plus one, by the hash of their letters; 0 is a free place. */
  #table = new Int32Array(2 * smallestCapacity);
  #letters = new Uint8Array(8 * smallestCapacity);
  #lettersAt = new Uint32Array(smallestCapacity + 1);
  #counts = new Uint32Array(smallestCapacity);
  #chunkOf = new Uint32Array(smallestCapacity);
  #offsets = new Uint32Array(smallestCapacity);
  #lengths = new Uint32Array(smallestCapacity);
  /** Bytes of the rows alone; the places, where they are kept, follow. */
  #rowLengths = new Uint32Array(smallestCapacity);
  #isBits = new Uint8Array(smallestCapacity);
  readonly #chunks: (Uint8Array | null)[] = [];
  /** Bytes of each chunk that are still in use. */
  readonly #used: number[] = [];
  readonly #free: number[] = [];
  /** Of long lists, where to go on reading their places. */
  readonly #skips = new Map<number, Uint32Array>();
  /** The chunk that is being filled, and up to where. */
  #last = -1;
  #end = chunkBytes;

  /** Lists that the question under way has unpacked: it asks for most of them several times. */
  readonly #unpacked = new Map<number, Uint32Array>();
  #question = 0;

  /** The number of a term; -1 for one that has no list. */
  find(term: string): number {
    const mask = this.#table.length - 1;
    for (let place = hash(term) & mask; ; place = (place + 1) & mask) {
      const found = (this.#table[place] ?? 0) - 1;
      if (found < 0 || this.#hasLetters(found, term)) return found;
    }
  }

  term(number: number): string {
    let term = '';
    const end = this.#lettersAt[number + 1] ?? 0;
    for (let at = this.#lettersAt[number] ?? 0; at < end; at += 1) {
      term += String.fromCharCode(this.#letters[at] ?? 0);
    }
    return term;
  }

  count(number: number): number {
    return this.#counts[number] ?? 0;
  }

  rows(number: number): Uint32Array {
    const known = this.#unpackedNow().get(number);
    if (known) return known;
    const [bytes, from, until] = this.#place(number);
    const rows = unpackRows(bytes, from, until, this.#isBits[number] === 1, this.#counts[number] ?? 0);
    this.#unpacked.set(number, rows);
    return rows;
  }

  /** Whether it is kept where the term stands in its rows. */
  hasPlaces(number: number): boolean {
    return (this.#rowLengths[number] ?? 0) < (this.#lengths[number] ?? 0);
  }

  /** Where a term stands in some of its rows. */
  places(number: number, wanted: Uint32Array): PlaceList {
    return placesAmong(wanted, this.#packedPlaces(number));
  }

  /** The rows of a list that a term's list has too. */
  among(rows: Uint32Array, number: number): Uint32Array {
    const known = this.#unpackedNow().get(number);
    if (known) return intersection(rows, known);
    const [bytes, from, until] = this.#place(number);
    return amongPacked(rows, bytes, from, until, this.#isBits[number] === 1);
  }

  /** Gives a term a list, or another one, with the places where it is to keep them. The term is of ASCII. */
  put(term: string, rows: Uint32Array, places: PlaceList | null): void {
    const known = this.find(term);
    const number = known < 0 ? this.#add(term) : known;
    if (known >= 0) this.#release(number);
    this.#pack(number, rows, places && packPlaces(places));
  }

  /**
   * Gives a term other rows. Where it keeps places, those of all rows but the changed ones stay.
   * @param gone rows that its list had, and that have changed
   * @param added rows that have changed and that it has now
   */
  change(number: number, rows: Uint32Array, gone: Uint32Array, added: RowPlaces): void {
    const places = this.hasPlaces(number) ? packChanged(this.#packedPlaces(number), gone, added) : null;
    this.#release(number);
    this.#pack(number, rows, places);
  }

  #pack(number: number, rows: Uint32Array, places: Uint8Array | null): void {
    this.#unpacked.delete(number);
    const { bytes, isBits } = packRows(rows);
    this.#write(number, places ? joined(bytes, places) : bytes);
    this.#setSkips(number, places && skipsOf(places, rows.length));
    this.#rowLengths[number] = bytes.length;
    this.#isBits[number] = isBits ? 1 : 0;
    this.#counts[number] = rows.length;
  }

  /** Moves a list out of a chunk that is mostly unused, so that it can be freed. */
  tidy(number: number): void {
    const chunk = this.#chunkOf[number] ?? 0;
    if (chunk === this.#last || 2 * (this.#used[chunk] ?? 0) > (this.#chunks[chunk]?.length ?? 0)) return;
    const [bytes, from] = this.#place(number);
    const length = this.#lengths[number] ?? 0;
    this.#release(number);
    this.#write(number, bytes.subarray(from, from + length));
  }

  #unpackedNow(): Map<number, Uint32Array> {
    if (this.#question !== questionNumber()) {
      this.#question = questionNumber();
      this.#unpacked.clear();
    }
    return this.#unpacked;
  }

  /** Where the packed rows of a term are. */
  #place(number: number): [bytes: Uint8Array, from: number, until: number] {
    const offset = this.#offsets[number] ?? 0;
    const chunk = this.#chunks[this.#chunkOf[number] ?? 0];
    return [chunk ?? nothing, offset, offset + (this.#rowLengths[number] ?? 0)];
  }

  #packedPlaces(number: number): PackedPlaces {
    const [bytes, from, until] = this.#place(number);
    const end = from + (this.#lengths[number] ?? 0);
    return {
      rows: this.rows(number),
      bytes: bytes.subarray(until, end),
      skips: this.#skips.get(number) ?? null,
    };
  }

  #write(number: number, bytes: Uint8Array): void {
    let chunk: number;
    let offset = 0;
    if (bytes.length > longestShared) chunk = this.#open(bytes.length);
    else {
      if (this.#end + bytes.length > chunkBytes) {
        this.#last = this.#open(chunkBytes);
        this.#end = 0;
      }
      chunk = this.#last;
      offset = this.#end;
      this.#end += bytes.length;
    }
    this.#chunks[chunk]?.set(bytes, offset);
    this.#used[chunk] = (this.#used[chunk] ?? 0) + bytes.length;
    this.#chunkOf[number] = chunk;
    this.#offsets[number] = offset;
    this.#lengths[number] = bytes.length;
  }

  #setSkips(number: number, skips: Uint32Array | null): void {
    this.bytes += (skips?.byteLength ?? 0) - (this.#skips.get(number)?.byteLength ?? 0);
    if (skips) this.#skips.set(number, skips);
    else this.#skips.delete(number);
  }

  #open(length: number): number {
    const chunk = this.#free.pop() ?? this.#chunks.length;
    this.#chunks[chunk] = new Uint8Array(length);
    this.#used[chunk] = 0;
    this.bytes += length;
    return chunk;
  }

  #release(number: number): void {
    const chunk = this.#chunkOf[number] ?? 0;
    const used = (this.#used[chunk] ?? 0) - (this.#lengths[number] ?? 0);
    this.#used[chunk] = used;
    if (used > 0 || chunk === this.#last) return;
    this.bytes -= this.#chunks[chunk]?.length ?? 0;
    this.#chunks[chunk] = null;
    this.#free.push(chunk);
  }

  #add(term: string): number {
    const number = this.size;
    if (number === this.#counts.length) this.#grow();
    const start = this.#lettersAt[number] ?? 0;
    const end = start + term.length;
    if (end > this.#letters.length) this.#letters = grown(this.#letters, new Uint8Array(2 * end));
    for (let at = 0; at < term.length; at += 1) this.#letters[start + at] = term.charCodeAt(at);
    this.#lettersAt[number + 1] = end;
    this.#enter(number, term);
    this.size += 1;
    this.bytes += bytesOfTerm + term.length;
    return number;
  }

  #enter(number: number, term: string): void {
    const mask = this.#table.length - 1;
    let place = hash(term) & mask;
    while (this.#table[place] !== 0) place = (place + 1) & mask;
    this.#table[place] = number + 1;
  }

  #grow(): void {
    const capacity = 2 * this.#counts.length;
    this.#lettersAt = grown(this.#lettersAt, new Uint32Array(capacity + 1));
    this.#counts = grown(this.#counts, new Uint32Array(capacity));
    this.#chunkOf = grown(this.#chunkOf, new Uint32Array(capacity));
    this.#offsets = grown(this.#offsets, new Uint32Array(capacity));
    this.#lengths = grown(this.#lengths, new Uint32Array(capacity));
    this.#rowLengths = grown(this.#rowLengths, new Uint32Array(capacity));
    this.#isBits = grown(this.#isBits, new Uint8Array(capacity));
    this.#table = new Int32Array(2 * capacity);
    for (let number = 0; number < this.size; number += 1) this.#enter(number, this.term(number));
  }

  #hasLetters(number: number, term: string): boolean {
    const start = this.#lettersAt[number] ?? 0;
    if ((this.#lettersAt[number + 1] ?? 0) - start !== term.length) return false;
    for (let at = 0; at < term.length; at += 1) {
      if (this.#letters[start + at] !== term.charCodeAt(at)) return false;
    }
    return true;
  }
}

const nothing = new Uint8Array(0);

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** FNV-1a, mixed once more for its lower bits. */
function hash(term: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) value = Math.imul(value ^ term.charCodeAt(at), 0x01000193);
  return value ^ (value >>> 15);
}

function grown<Numbers extends Uint8Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
