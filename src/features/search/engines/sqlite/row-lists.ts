/*
 * Lists of rows, always ascending and without repeats: how they are kept small in memory, and put together.
 */

export const noRows = new Uint32Array(0);

/**
 * Room for the lists of one question, used again for the next: hundreds of arrays a search would keep the garbage
 * collector busy for longer than finding takes.
 */
let room = new Uint32Array(1 << 16);
let used = 0;
let question = 0;

/** The number of the question that lists are made for: what is kept for one is no longer true for the next. */
export function questionNumber(): number {
  return question;
}

/** Takes room for so many numbers, which hold anything. */
export function takeRoom(length: number): Uint32Array {
  if (used + length > room.length) {
    // What has been handed out keeps the old array alive for as long as it is needed.
    room = new Uint32Array(Math.max(length, Math.min(2 * room.length, mostRoom)));
    used = 0;
  }
  const taken = room.subarray(used, used + length);
  used += length;
  return taken;
}

/** Begins another question: lists of the one before are no longer true. */
export function freeRoom(): void {
  used = 0;
  question += 1;
  if (room.length > mostRoom) room = new Uint32Array(mostRoom);
}

/** Numbers that are kept room for between questions, as far as they were ever needed: 16 MB. */
const mostRoom = 1 << 22;

/** Rows as bytes, and how: a bit for each row, or the differences from one to the next. */
export interface PackedRows {
  bytes: Uint8Array;
  isBits: boolean;
}

/** Packs rows in whichever way is shorter: differences of seven bits a byte, or a bit for each row. */
export function packRows(rows: Uint32Array): PackedRows {
  const last = rows.at(-1) ?? 0;
  const bits = (last >>> 3) + 1;
  // Each row takes a byte at least.
  if (rows.length < bits) {
    const bytes = packDifferences(rows);
    if (bytes.length <= bits) return { bytes, isBits: false };
  }
  const bytes = new Uint8Array(bits);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    bytes[row >>> 3] = (bytes[row >>> 3] ?? 0) | (1 << (row & 7));
  }
  return { bytes, isBits: true };
}

const longestDifference = 5;

function packDifferences(rows: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(rows.length * longestDifference);
  let before = 0;
  let at = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    let difference = row - before;
    before = row;
    while (difference > 127) {
      bytes[at] = (difference & 127) | 128;
      at += 1;
      difference >>>= 7;
    }
    bytes[at] = difference;
    at += 1;
  }
  return bytes.subarray(0, at);
}

/**
 * Unpacks a list that lies between two places of some bytes.
 * @param count how many rows it has
 */
export function unpackRows(
  bytes: Uint8Array,
  from: number,
  until: number,
  isBits: boolean,
  count: number,
): Uint32Array {
  const rows = takeRoom(count);
  let index = 0;
  if (isBits) {
    for (let at = from; at < until; at += 1) {
      let byte = bytes[at] ?? 0;
      const first = (at - from) << 3;
      while (byte !== 0) {
        rows[index] = first + 31 - Math.clz32(byte & -byte);
        index += 1;
        byte &= byte - 1;
      }
    }
    return rows;
  }
  let row = 0;
  for (let at = from; at < until; at += 1) {
    let byte = bytes[at] ?? 0;
    let difference = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      at += 1;
      byte = bytes[at] ?? 0;
      difference |= (byte & 127) << shift;
    }
    row += difference;
    rows[index] = row;
    index += 1;
  }
  return rows;
}

/** The rows of a list that a packed one has too. */
export function amongPacked(
  rows: Uint32Array,
  bytes: Uint8Array,
  from: number,
  until: number,
  isBits: boolean,
): Uint32Array {
  const found = takeRoom(rows.length);
  let count = 0;
  if (isBits) {
    const length = until - from;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] ?? 0;
      const at = row >>> 3;
      if (at >= length || ((bytes[from + at] ?? 0) & (1 << (row & 7))) === 0) continue;
      found[count] = row;
      count += 1;
    }
    return found.subarray(0, count);
  }
  let other = 0;
  let index = 0;
  let wanted = rows[0] ?? 0;
  for (let at = from; at < until && index < rows.length; at += 1) {
    let byte = bytes[at] ?? 0;
    let difference = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      at += 1;
      byte = bytes[at] ?? 0;
      difference |= (byte & 127) << shift;
    }
    other += difference;
    while (wanted < other && index < rows.length) {
      index += 1;
      wanted = rows[index] ?? 0;
    }
    if (wanted !== other || index === rows.length) continue;
    found[count] = other;
    count += 1;
  }
  return found.subarray(0, count);
}

/** The rows that both lists have. */
export function intersection(a: Uint32Array, b: Uint32Array): Uint32Array {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length * timesLonger < many.length) return amongMany(few, many);
  const rows = takeRoom(few.length);
  let count = 0;
  for (let left = 0, right = 0; left < few.length && right < many.length; ) {
    const one = few[left] ?? 0;
    const other = many[right] ?? 0;
    if (one === other) {
      rows[count] = one;
      count += 1;
    }
    if (one <= other) left += 1;
    if (other <= one) right += 1;
  }
  return rows.subarray(0, count);
}

/** A list so many times longer than another is not walked through: what it has of the other is looked up. */
const timesLonger = 16;

function amongMany(few: Uint32Array, many: Uint32Array): Uint32Array {
  const rows = takeRoom(few.length);
  let count = 0;
  let at = 0;
  for (let index = 0; index < few.length; index += 1) {
    const row = few[index] ?? 0;
    at = firstFrom(many, row, at);
    if (many[at] !== row) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

/**
 * A list without some rows, but for those of them that it has now; a list of its own. What lies between these rows is copied
 * as it is: there are few of them.
 */
export function replaced(list: Uint32Array, without: Uint32Array, now: ArrayLike<number>): Uint32Array {
  const rows = takeRoom(list.length + now.length);
  let count = 0;
  let from = 0;
  let next = 0;
  for (const row of without) {
    const until = firstFrom(list, row, from);
    rows.set(list.subarray(from, until), count);
    count += until - from;
    from = list[until] === row ? until + 1 : until;
    if (now[next] !== row) continue;
    rows[count] = row;
    count += 1;
    next += 1;
  }
  rows.set(list.subarray(from), count);
  return rows.subarray(0, count + list.length - from);
}

/**
 * The first place of an ascending list, from one on, whose row is not below the given one: looked for at growing distances, then
 * by halving the last of them (J. L. Bentley and A. C. Yao, "An almost optimal algorithm for unbounded searching", 1976).
 */
export function firstFrom(rows: ArrayLike<number>, row: number, from: number): number {
  let low = from;
  let high = from;
  for (let step = 1; high < rows.length && (rows[high] ?? row) < row; step *= 2) {
    low = high + 1;
    high += step;
  }
  high = Math.min(high, rows.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? row) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows that any of the lists has. */
export function union(lists: readonly Uint32Array[]): Uint32Array {
  const filled = lists.filter((list) => list.length > 0);
  const [first] = filled;
  if (!first || filled.length === 1) return first ?? noRows;
  const words = mark(filled);
  const rows = takeRoom(filled.reduce((sum, list) => sum + list.length, 0));
  let count = 0;
  for (let at = 0; at < words; at += 1) {
    let bits = marks[at] ?? 0;
    while (bits !== 0) {
      rows[count] = (at << 5) + 31 - Math.clz32(bits & -bits);
      count += 1;
      bits &= bits - 1;
    }
  }
  return rows.subarray(0, count);
}

/** The rows of a list that any of the others has too. */
export function amongAny(rows: Uint32Array, lists: readonly Uint32Array[]): Uint32Array {
  const filled = lists.filter((list) => list.length > 0);
  const [first] = filled;
  if (!first || filled.length === 1) return first ? intersection(rows, first) : noRows;
  const words = mark(filled);
  const found = takeRoom(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const at = row >>> 5;
    if (at >= words || ((marks[at] ?? 0) & (1 << (row & 31))) === 0) continue;
    found[count] = row;
    count += 1;
  }
  return found.subarray(0, count);
}

/** A bit for each row. The same array serves everybody: nothing waits between marking rows and reading them. */
let marks = new Uint32Array(1_024);

/** Marks the rows of some lists, and nothing else; returns how many of the array's places are in use. */
function mark(lists: readonly Uint32Array[]): number {
  const words = (Math.max(...lists.map((list) => list.at(-1) ?? 0)) >>> 5) + 1;
  if (words > marks.length) marks = new Uint32Array(Math.ceil(words * 1.25));
  else marks.fill(0, 0, words);
  for (const list of lists) {
    for (let index = 0; index < list.length; index += 1) {
      const row = list[index] ?? 0;
      marks[row >>> 5] = (marks[row >>> 5] ?? 0) | (1 << (row & 31));
    }
  }
  return words;
}
