import { firstFrom, noRows, takeRoom } from './row-lists.ts';

/*
 * Where terms stand in entries, so that it can be told which stand side by side. A place is eight times the
 * position in a column plus the column's number: the next position in the same column is eight more.
 */

export const nextPlace = 8;
/** The columns of `search_index` in order, and of the texts in the log of changes. */
export const columnNames = ['title', 'summary', 'description', 'organisation', 'places', 'marks'] as const;

export function columnOf(place: number): number {
  return place & 7;
}

/** The places of a term in some rows: those of the nth are between the nth start and the next. */
export interface PlaceList {
  starts: Uint32Array;
  places: Uint32Array;
}

export const noPlaces: PlaceList = { starts: noRows, places: noRows };

/** Rows with the places of a term in each. */
export interface RowPlaces extends PlaceList {
  rows: Uint32Array;
}

/** Packed places, and the rows that they belong to. */
export interface PackedPlaces {
  rows: Uint32Array;
  bytes: Uint8Array;
  /** What {@link skipsOf} said of them. */
  skips: Uint32Array | null;
}

const longestPlace = 4;

/** Packs places with seven bits a byte; the lowest bit of the first says whether the row has another. */
export function packPlaces(list: PlaceList): Uint8Array {
  const bytes = new Uint8Array(list.places.length * longestPlace);
  let at = 0;
  for (let index = 0; index + 1 < list.starts.length; index += 1) at = packRow(list, index, bytes, at);
  return bytes.subarray(0, at);
}

/** Packs the places of one row; returns where they end. */
function packRow({ starts, places }: PlaceList, index: number, bytes: Uint8Array, from: number): number {
  let at = from;
  const end = starts[index + 1] ?? 0;
  for (let place = starts[index] ?? 0; place < end; place += 1) {
    let value = 2 * (places[place] ?? 0) + (place + 1 < end ? 1 : 0);
    while (value > 127) {
      bytes[at] = (value & 127) | 128;
      at += 1;
      value >>>= 7;
    }
    bytes[at] = value;
    at += 1;
  }
  return at;
}

/**
 * Packed places of which some rows have others now: what lies between those rows is copied as it is.
 * @param gone rows of the list whose places no longer hold
 * @param added rows that have places now, some of `gone` among them
 */
export function packChanged(before: PackedPlaces, gone: Uint32Array, added: RowPlaces): Uint8Array {
  const bytes = new Uint8Array(before.bytes.length + added.places.length * longestPlace);
  const reader = new PlacesReader(before);
  let length = 0;
  let copied = 0;
  const copyUntil = (end: number) => {
    bytes.set(before.bytes.subarray(copied, end), length);
    length += end - copied;
  };
  for (let nextGone = 0, nextAdded = 0; nextGone < gone.length || nextAdded < added.rows.length; ) {
    const goneRow = gone[nextGone] ?? Number.POSITIVE_INFINITY;
    const addedRow = added.rows[nextAdded] ?? Number.POSITIVE_INFINITY;
    reader.moveTo(Math.min(goneRow, addedRow));
    copyUntil(reader.at);
    if (goneRow <= addedRow) {
      reader.passRow();
      nextGone += 1;
    }
    copied = reader.at;
    if (addedRow <= goneRow) {
      length = packRow(added, nextAdded, bytes, length);
      nextAdded += 1;
    }
  }
  copyUntil(before.bytes.length);
  return bytes.subarray(0, length);
}

/** Of long lists it is kept where the places of every so manieth row begin: two to this power. */
const skipBits = 6;
/** A list of as many rows is a long one. */
const longList = 4_096;

/**
 * Where in packed places those of every 64th row begin, so that a few rows of a long list can be read without going
 * through the others (A. Moffat and J. Zobel, "Self-indexing inverted files for fast text retrieval", ACM TOIS 14, 1996);
 * null for a list that is quickly gone through.
 * @param count how many rows there are
 */
export function skipsOf(bytes: Uint8Array, count: number): Uint32Array | null {
  if (count < longList) return null;
  const skips = new Uint32Array(Math.ceil(count / (1 << skipBits)));
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if ((index & ((1 << skipBits) - 1)) === 0) skips[index >>> skipBits] = at;
    at = afterRow(bytes, at);
  }
  return skips;
}

/** Goes through packed places from row to row. */
class PlacesReader {
  /** Where in the bytes it is. */
  at = 0;
  readonly #list: PackedPlaces;
  #index = 0;

  constructor(list: PackedPlaces) {
    this.#list = list;
  }

  /** Goes on to where the places of a row begin, or those of the first one behind it. */
  moveTo(row: number): void {
    const { rows, bytes, skips } = this.#list;
    const index = firstFrom(rows, row, this.#index);
    const block = index >>> skipBits;
    if (skips && block > this.#index >>> skipBits) {
      this.at = skips[block] ?? bytes.length;
      this.#index = block << skipBits;
    }
    for (; this.#index < index; this.#index += 1) this.at = afterRow(bytes, this.at);
  }

  /** Goes on behind the places of the row that it is at: where they end, if that is known. */
  passRow(end = afterRow(this.#list.bytes, this.at)): void {
    this.at = end;
    this.#index += 1;
  }
}

/**
 * Reads the places of some rows of a list.
 * @param wanted rows of the list
 */
export function placesAmong(wanted: Uint32Array, list: PackedPlaces): PlaceList {
  const { bytes } = list;
  const reader = new PlacesReader(list);
  const starts = takeRoom(wanted.length + 1);
  starts[0] = 0;
  let places = takeRoom(2 * wanted.length);
  let count = 0;
  for (let found = 0; found < wanted.length; found += 1) {
    reader.moveTo(wanted[found] ?? 0);
    let { at } = reader;
    for (let more = 1; more === 1; ) {
      let byte = bytes[at] ?? 0;
      more = byte & 1;
      at += 1;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at] ?? 0;
        at += 1;
        value |= (byte & 127) << shift;
      }
      if (count === places.length) {
        const longer = takeRoom(2 * count);
        longer.set(places);
        places = longer;
      }
      places[count] = value >>> 1;
      count += 1;
    }
    reader.passRow(at);
    starts[found + 1] = count;
  }
  return { starts, places: places.subarray(0, count) };
}

/** Where the places of the row that begin somewhere end. */
function afterRow(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let more = 1; more === 1; ) {
    more = (bytes[at] ?? 0) & 1;
    while ((bytes[at] ?? 0) > 127) at += 1;
    at += 1;
  }
  return at;
}

/**
 * The rows in which terms stand side by side.
 * @param lists the places of each term in these rows
 * @param column the column that they must stand in; null for any
 */
export function rowsSideBySide(
  rows: Uint32Array,
  [first = noPlaces, ...others]: readonly PlaceList[],
  column: number | null,
): Uint32Array {
  const found = takeRoom(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const end = first.starts[index + 1] ?? 0;
    for (let at = first.starts[index] ?? 0; at < end; at += 1) {
      const place = first.places[at] ?? 0;
      if (column !== null && columnOf(place) !== column) continue;
      if (!others.every((list, offset) => hasPlace(list, index, place + nextPlace * (offset + 1)))) continue;
      found[count] = rows[index] ?? 0;
      count += 1;
      break;
    }
  }
  return found.subarray(0, count);
}

function hasPlace({ starts, places }: PlaceList, index: number, place: number): boolean {
  const end = starts[index + 1] ?? 0;
  for (let at = starts[index] ?? 0; at < end; at += 1) if (places[at] === place) return true;
  return false;
}
