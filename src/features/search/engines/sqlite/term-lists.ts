import { ChangedPlaces } from './changed-places.ts';
import type { CountedTerm, FullText } from './full-text.ts';
import { ListStore } from './list-store.ts';
import { columnNames, noPlaces, type PlaceList, rowsSideBySide } from './places.ts';
import { RecentChanges } from './recent-changes.ts';
import { noRows } from './row-lists.ts';

/** What the lists of all entries may take. Terms that come after it is used up are asked of FTS5. */
const mostBytes = 250_000_000;
/**
 * Changed rows after which lists are packed anew, as a share of all, between bounds: packing looks at every list however
 * many have changed, so the more wait for it the less it costs each. One that waits takes four kilobytes.
 */
const foldedShare = 0.2;
const leastFolded = 500;
const mostFolded = 2_500;
/** Of very many entries more may wait: the lists are so much longer. */
const foldedShareOfMany = 0.01;
/** Changed rows beyond which reading everything anew is quicker than following. */
const mostChanged = 20_000;
/** How much is read of the index at once. */
export interface ReadingLimits {
  /** Places of several terms, or rows of one. */
  atOnce: number;
  /** Places of one term; those of one that has more come in several steps, each of which passes over all the others. */
  ofOneTerm: number;
}

/** Some milliseconds' worth, and where one term has more, some tens. */
const readingLimits: ReadingLimits = { atOnce: 20_000, ofOneTerm: 100_000 };
/** Lists that are looked through between two looks at the clock. */
const listsAtOnce = 64;
/** After every term that is kept here: what comes behind `z` has letters of other scripts. */
const afterAllTerms = '{';
const keptTerm = /^[0-9a-z_^]+$/;
/** Terms whose places nobody asks for: the marks. */
const placelessTerm = /^[_^]/;

interface Folding {
  /** What changed after this one waits for the next time. */
  change: number;
  /** The rows that had changed by then, and how many of their texts have been taken apart. */
  rows: Uint32Array;
  gathered: number;
  places: ChangedPlaces;
  /** The list to pack next; null until all texts have been taken apart. */
  next: number | null;
}

/**
 * The rows of each term in memory, marks included, and where it stands in them. They are read from FTS5 a few at a
 * time and in the order of terms, each list in a snapshot that memory has caught up with; what is not read yet is
 * asked of FTS5. Entries that change afterwards stand in {@link RecentChanges} until the lists are packed anew,
 * again a few at a time.
 */
export class TermLists {
  #store = new ListStore();
  #recent = new RecentChanges();
  /** Every term up to this one has been read. */
  #readUntil = '';
  /** The next terms, the last one first. */
  #waiting: CountedTerm[] = [];
  /** The beginning of a long list, and the row from which to read on. */
  #begun: { parts: Uint32Array[]; from: number } | null = null;
  /** Where packing anew has come to. */
  #folding: Folding | null = null;

  readonly #limits: ReadingLimits;

  /** @param limits others than the product's, to try what they are for on few entries */
  constructor(limits = readingLimits) {
    this.#limits = limits;
  }

  /** Bytes that the packed lists take. */
  get bytes(): number {
    return this.#store.bytes;
  }

  /** Whether a term's rows are known here. */
  knows(term: string): boolean {
    return term <= this.#readUntil && keptTerm.test(term);
  }

  /** Rows that have a term; only of one that is known. */
  rows(term: string): Uint32Array {
    const number = this.#store.find(term);
    const packed = number < 0 ? noRows : this.#store.rows(number);
    return this.#recent.size === 0 ? packed : this.#recent.applyTo(packed, this.#recent.rowsWith(term));
  }

  /** Those of the given rows that have a term. */
  among(rows: Uint32Array, term: string): Uint32Array {
    const number = this.#store.find(term);
    const packed = number < 0 || rows.length === 0 ? noRows : this.#store.among(rows, number);
    if (this.#recent.size === 0) return packed;
    return this.#recent.applyTo(packed, this.#recent.changedAmong(rows, term));
  }

  /** How many rows have a term, at most. */
  most(term: string): number {
    const number = this.#store.find(term);
    return (number < 0 ? 0 : this.#store.count(number)) + this.#recent.rowsWith(term).length;
  }

  /**
   * Those of the given rows, which have all the terms, in which they stand side by side; null where the places of
   * a term are not kept.
   * @param field the column that they must stand in; null for any
   */
  sideBySide(
    rows: Uint32Array,
    terms: readonly string[],
    field: 'title' | 'summary' | null,
  ): Uint32Array | null {
    const column = field && columnNames.indexOf(field);
    const unchanged = this.#recent.size === 0 ? rows : this.#recent.unchanged(rows);
    const places: PlaceList[] = [];
    for (const term of unchanged.length === 0 ? [] : terms) {
      const number = this.#store.find(term);
      if (number < 0 || !this.#store.hasPlaces(number)) return null;
      places.push(this.#store.places(number, unchanged));
    }
    const found = rowsSideBySide(unchanged, places, column);
    if (this.#recent.size === 0) return found;
    return this.#recent.applyTo(found, this.#recent.sideBySide(rows, terms, column));
  }

  /** Follows the change of an entry; null where what it has now isn't known. */
  follow(row: number, text: string | null): void {
    // What was counted may be another number by now.
    this.#waiting = [];
    if (text === null || this.#recent.size >= mostChanged) this.clear();
    else this.#recent.set(row, text);
  }

  /** Forgets everything, so that it is read anew. */
  clear(): void {
    this.#store = new ListStore();
    this.#recent = new RecentChanges();
    this.#readUntil = '';
    this.#waiting = [];
    this.#begun = null;
    this.#folding = null;
  }

  /** Whether something waits to be read or packed. */
  hasWork(entries: number): boolean {
    return !this.#isRead() || this.#folding !== null || this.#isFoldingDue(entries);
  }

  /**
   * Reads or packs a little, until about the given moment of `performance.now()`, in a snapshot that memory has
   * caught up with.
   */
  work(fullText: FullText, size: { entries: number; end: number }, until: number): void {
    // A list of which a part is read has to be whole first: only recent changes know what became of that part.
    const mayBegin = this.#folding === null && this.#begun === null;
    if (mayBegin && this.#isFoldingDue(size.entries)) this.#beginFolding();
    if (this.#folding !== null) this.#fold(this.#folding, until);
    else while (!this.#isRead() && performance.now() < until) this.#readNext(fullText, size.end);
  }

  #isRead(): boolean {
    return this.#readUntil === afterAllTerms || this.#store.bytes > mostBytes;
  }

  #readNext(fullText: FullText, end: number): void {
    if (this.#waiting.length === 0) this.#waiting = fullText.termsAfter(this.#readUntil).toReversed();
    const next = this.#waiting.at(-1);
    if (!next || next.term > afterAllTerms) {
      this.#readUntil = afterAllTerms;
      this.#waiting = [];
    } else if (next.places > this.#limits.ofOneTerm) this.#readLong(next, fullText, end);
    else this.#readSome(fullText);
  }

  /** Reads the next terms with their places. */
  #readSome(fullText: FullText): void {
    const { atOnce, ofOneTerm } = this.#limits;
    const batch: CountedTerm[] = [];
    let places = 0;
    for (let next = this.#waiting.at(-1); next && next.term < afterAllTerms; next = this.#waiting.at(-1)) {
      if (next.places > ofOneTerm || (places > 0 && places + next.places > atOnce)) break;
      batch.push(next);
      places += next.places;
      this.#waiting.pop();
    }
    const [first] = batch;
    const last = batch.at(-1);
    if (!first || !last) return;
    const read = fullText.placesBetween(first.term, last.term);
    let from = 0;
    for (const counted of batch) {
      const until = from + 2 * counted.places;
      if (keptTerm.test(counted.term)) this.#keep(counted.term, [read.subarray(from, until)]);
      from = until;
    }
    if (from !== read.length) throw new Error('The index counts other places than it has');
    this.#readUntil = last.term;
  }

  /** @param read rows and places in turn */
  #keep(term: string, read: readonly Uint32Array[]): void {
    const count = read.reduce((sum, part) => sum + part.length, 0) / 2;
    const rows = new Uint32Array(count);
    const starts = new Uint32Array(count + 1);
    const places = new Uint32Array(count);
    let found = 0;
    let placed = 0;
    for (const part of read) {
      for (let at = 0; at < part.length; at += 2) {
        const row = part[at] ?? 0;
        if (found === 0 || rows[found - 1] !== row) {
          rows[found] = row;
          found += 1;
        }
        places[placed] = part[at + 1] ?? 0;
        placed += 1;
        starts[found] = placed;
      }
    }
    const list = { starts: starts.subarray(0, found + 1), places };
    this.#store.put(term, rows.subarray(0, found), placelessTerm.test(term) ? null : list);
  }

  /** Reads a term that very many entries have, a part of them each time. */
  #readLong({ term, places }: CountedTerm, fullText: FullText, end: number): void {
    // Rows of one part that change while the next is read are among the recent changes, which come before the list.
    this.#begun ??= { parts: [], from: 1 };
    const { parts, from } = this.#begun;
    const isPlaceless = placelessTerm.test(term);
    const most = isPlaceless ? this.#limits.atOnce : this.#limits.ofOneTerm;
    const next = from + Math.ceil((most / places) * end);
    parts.push(
      isPlaceless
        ? fullText.rowsBetween(`"${term}"`, from, next - 1)
        : fullText.placesInRows(term, from, next - 1),
    );
    this.#begun.from = next;
    if (next < end) return;
    this.#begun = null;
    if (isPlaceless) this.#store.put(term, joined(parts), null);
    else if (keptTerm.test(term)) this.#keep(term, parts);
    this.#readUntil = term;
    this.#waiting.pop();
  }

  #isFoldingDue(entries: number): boolean {
    const most = Math.max(mostFolded, foldedShareOfMany * entries);
    return this.#recent.size >= Math.min(Math.max(leastFolded, foldedShare * entries), most);
  }

  #beginFolding(): void {
    const { change } = this.#recent;
    const rows = this.#recent.rows();
    this.#folding = { change, rows, gathered: 0, places: new ChangedPlaces(), next: null };
  }

  /** Packing a list twice does no harm: recent changes say the same of it before and after. */
  #fold(folding: Folding, until: number): void {
    if (folding.next === null) {
      if (!this.#gather(folding, until)) return;
      folding.next = 0;
    }
    while (folding.next < this.#store.size) {
      const end = Math.min(folding.next + listsAtOnce, this.#store.size);
      for (; folding.next < end; folding.next += 1) this.#packAnew(folding.next, folding.places);
      if (performance.now() >= until) return;
    }
    while (this.#recent.forgetSome(folding.change, listsAtOnce)) if (performance.now() >= until) return;
    this.#folding = null;
  }

  /** Takes the texts of changed rows apart; returns whether that is done. */
  #gather(folding: Folding, until: number): boolean {
    for (; folding.gathered < folding.rows.length; folding.gathered += 1) {
      if (performance.now() >= until) return false;
      const row = folding.rows[folding.gathered] ?? 0;
      for (const term of folding.places.add(row, this.#recent.textOf(row))) {
        if (!this.knows(term) || this.#store.find(term) >= 0) continue;
        this.#store.put(term, noRows, placelessTerm.test(term) ? null : noPlaces);
      }
    }
    return true;
  }

  #packAnew(number: number, places: ChangedPlaces): void {
    const term = this.#store.term(number);
    const packed = this.#store.rows(number);
    const added = places.of(term);
    const gone = this.#recent.changedOf(packed);
    if (added.rows.length === 0 && gone.length === 0) {
      this.#store.tidy(number);
      return;
    }
    const rows = this.#recent.applyTo(packed, added.rows);
    if (packed.length > 0) this.#store.change(number, rows, gone, added);
    else this.#store.put(term, rows, placelessTerm.test(term) ? null : added);
  }
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const rows = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    rows.set(part, at);
    at += part.length;
  }
  return rows;
}
