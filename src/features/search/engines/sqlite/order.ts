/**
 * Finds which rows stand between two places when all are sorted by key and then by row, without sorting the
 * others: the cost grows with the number of rows, not with how deep the page lies.
 * @param rows reordered in place, and `keys` with them
 * @returns the rows of the window, in order
 */
export function sortedWindow(
  rows: Uint32Array,
  keys: Float64Array,
  from: number,
  until: number,
): { row: number; key: number }[] {
  const end = Math.min(until, rows.length);
  if (from >= end) return [];
  if (from > 0) select(rows, keys, 0, rows.length - 1, from);
  if (end < rows.length) select(rows, keys, from, rows.length - 1, end - 1);
  const window: { row: number; key: number }[] = [];
  for (let at = from; at < end; at += 1) window.push({ row: rows[at] ?? 0, key: keys[at] ?? 0 });
  return window.sort((a, b) => (a.key === b.key ? a.row - b.row : a.key < b.key ? -1 : 1));
}

/** Makes keys of scores, in place, so that the highest comes first. */
export function bestFirst(scores: Float64Array): Float64Array {
  for (let index = 0; index < scores.length; index += 1) scores[index] = -(scores[index] ?? 0);
  return scores;
}

/** Hoare's selection: puts the nth of a range in its place, smaller ones before and larger ones behind it. */
function select(rows: Uint32Array, keys: Float64Array, low: number, high: number, nth: number): void {
  let left = low;
  let right = high;
  while (left < right) {
    const middle = (left + right) >>> 1;
    // The median of three keeps sorted input from being the worst case.
    if (isBefore(rows, keys, middle, left)) swap(rows, keys, middle, left);
    if (isBefore(rows, keys, right, left)) swap(rows, keys, right, left);
    if (isBefore(rows, keys, right, middle)) swap(rows, keys, right, middle);
    const pivotKey = keys[middle] ?? 0;
    const pivotRow = rows[middle] ?? 0;
    let up = left;
    let down = right;
    while (up <= down) {
      while (compare(keys[up] ?? 0, rows[up] ?? 0, pivotKey, pivotRow) < 0) up += 1;
      while (compare(keys[down] ?? 0, rows[down] ?? 0, pivotKey, pivotRow) > 0) down -= 1;
      if (up <= down) {
        swap(rows, keys, up, down);
        up += 1;
        down -= 1;
      }
    }
    if (nth <= down) right = down;
    else if (nth >= up) left = up;
    else return;
  }
}

function compare(keyA: number, rowA: number, keyB: number, rowB: number): number {
  if (keyA < keyB) return -1;
  if (keyA > keyB) return 1;
  return rowA - rowB;
}

function isBefore(rows: Uint32Array, keys: Float64Array, a: number, b: number): boolean {
  return compare(keys[a] ?? 0, rows[a] ?? 0, keys[b] ?? 0, rows[b] ?? 0) < 0;
}

function swap(rows: Uint32Array, keys: Float64Array, a: number, b: number): void {
  const row = rows[a] ?? 0;
  rows[a] = rows[b] ?? 0;
  rows[b] = row;
  const key = keys[a] ?? 0;
  keys[a] = keys[b] ?? 0;
  keys[b] = key;
}
