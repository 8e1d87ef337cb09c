import { type FacetName, facetNames } from '../../search.model.ts';
import { type EntryRecord, unknownDay } from './entry-record.ts';

type NumberArray = Uint8Array | Int32Array | Uint32Array | Float64Array;

const bitsInWord = 32;
const smallestCapacity = 1_024;

/**
 * What every search reads of every entry, as typed arrays indexed by the listing's row: some 75 bytes an entry.
 * Rows count up from 1 and are never used again, so that few places are empty.
 */
export class EntryColumns {
  /** One past the highest row that there is. */
  end = 1;
  /** Entries in the index. */
  size = 0;
  /** 1 where the row is in the index. */
  present = new Uint8Array(smallestCapacity);
  confirmedDay = new Int32Array(smallestCapacity);
  publishedAt = new Float64Array(smallestCapacity);
  /** The beginning of the title as a number that sorts like it; see {@link namePrefix}. */
  namePrefix = new Float64Array(smallestCapacity);
  titleLength = new Uint8Array(smallestCapacity);
  summaryLength = new Uint8Array(smallestCapacity);
  textLength = new Uint8Array(smallestCapacity);
  /** NaN without a place. */
  latitude = new Float64Array(smallestCapacity);
  longitude = new Float64Array(smallestCapacity);
  availableFrom = new Int32Array(smallestCapacity);
  availableUntil = new Int32Array(smallestCapacity);
  /** Bit n is ISO weekday n; bit 0 says that something is known. */
  availableDays = new Uint8Array(smallestCapacity);
  /** For each facet a set of bits an entry: 32 values a column. */
  readonly values: Record<FacetName, Uint32Array[]> = {
    kind: [],
    sector: [],
    theme: [],
    skill: [],
    category: [],
    area: [],
  };
  /** The few entries with more places than one: latitude and longitude in turn, from the second place on. */
  readonly furtherPoints = new Map<number, readonly number[]>();
  /** Single days on which entries are free. */
  readonly availableDates = new Map<number, readonly number[]>();

  clear(): void {
    this.present.fill(0);
    for (const facet of facetNames) for (const column of this.values[facet]) column.fill(0);
    this.furtherPoints.clear();
    this.availableDates.clear();
    this.end = 1;
    this.size = 0;
  }

  /** Makes room up to a row, so that loading many grows once. */
  reserve(highestRow: number): void {
    if (highestRow < this.present.length) return;
    const capacity = Math.max(highestRow + 1, Math.ceil(this.present.length * 1.25));
    this.present = grown(this.present, new Uint8Array(capacity));
    this.confirmedDay = grown(this.confirmedDay, new Int32Array(capacity));
    this.publishedAt = grown(this.publishedAt, new Float64Array(capacity));
    this.namePrefix = grown(this.namePrefix, new Float64Array(capacity));
    this.titleLength = grown(this.titleLength, new Uint8Array(capacity));
    this.summaryLength = grown(this.summaryLength, new Uint8Array(capacity));
    this.textLength = grown(this.textLength, new Uint8Array(capacity));
    this.latitude = grown(this.latitude, new Float64Array(capacity));
    this.longitude = grown(this.longitude, new Float64Array(capacity));
    this.availableFrom = grown(this.availableFrom, new Int32Array(capacity));
    this.availableUntil = grown(this.availableUntil, new Int32Array(capacity));
    this.availableDays = grown(this.availableDays, new Uint8Array(capacity));
    for (const facet of facetNames) {
      this.values[facet] = this.values[facet].map((column) => grown(column, new Uint32Array(capacity)));
    }
  }

  set(row: number, record: EntryRecord, nameKey: string): void {
    this.reserve(row);
    if (this.present[row] === 0) this.size += 1;
    this.#forget(row);
    this.present[row] = 1;
    if (row >= this.end) this.end = row + 1;
    this.confirmedDay[row] = record.confirmedDay;
    this.publishedAt[row] = record.publishedAt;
    this.namePrefix[row] = namePrefix(nameKey);
    this.titleLength[row] = record.titleLength;
    this.summaryLength[row] = record.summaryLength;
    this.textLength[row] = record.textLength;
    for (const facet of facetNames) for (const value of record.values[facet]) this.#setBit(facet, row, value);
    const [latitude = Number.NaN, longitude = Number.NaN, ...further] = record.points;
    this.latitude[row] = latitude;
    this.longitude[row] = longitude;
    if (further.length > 0) this.furtherPoints.set(row, further);
    const { availability } = record;
    this.availableFrom[row] = availability?.from ?? unknownDay;
    this.availableUntil[row] = availability?.until ?? unknownDay;
    this.availableDays[row] = availability ? availability.weekdays | 1 : 0;
    if (availability && availability.dates.length > 0) this.availableDates.set(row, availability.dates);
  }

  remove(row: number): void {
    if (row >= this.end || this.present[row] === 0) return;
    this.#forget(row);
    this.present[row] = 0;
    this.size -= 1;
  }

  #forget(row: number): void {
    for (const facet of facetNames) for (const column of this.values[facet]) column[row] = 0;
    this.furtherPoints.delete(row);
    this.availableDates.delete(row);
  }

  #setBit(facet: FacetName, row: number, value: number): void {
    const columns = this.values[facet];
    const index = Math.floor(value / bitsInWord);
    while (columns.length <= index) columns.push(new Uint32Array(this.present.length));
    const column = columns[index];
    if (column) column[row] = ((column[row] ?? 0) | (1 << (value % bitsInWord))) >>> 0;
  }
}

function grown<Column extends NumberArray>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}

/** Characters that {@link namePrefix} tells apart; ten of them fit exactly into a double. */
const nameCharacters = 37;
const namePrefixLength = 10;

/**
 * The first ten characters of a name key as a number in the same order. Names that begin alike, and names in
 * other scripts, get the same number and must be compared in full.
 */
export function namePrefix(nameKey: string): number {
  let value = 0;
  for (let at = 0; at < namePrefixLength; at += 1) {
    const code = at < nameKey.length ? nameKey.charCodeAt(at) : 32;
    // Anything beyond a-z sorts behind it, and ends the comparison here.
    if (code > 122)
      return (
        value * nameCharacters ** (namePrefixLength - at) + (nameCharacters ** (namePrefixLength - at) - 1)
      );
    value = value * nameCharacters + (code >= 97 ? code - 86 : code >= 48 && code <= 57 ? code - 47 : 0);
  }
  return value;
}
