import { dayNumber, isoWeekday } from '#platform/clock.ts';
import { milesOf } from '../../distance.ts';
import { type FacetName, facetNames, type SearchQuery, type SearchResult } from '../../search.model.ts';
import type { EntryColumns } from './columns.ts';
import { chordFrom } from './distance.ts';
import { unknownDay } from './entry-record.ts';
import type { FacetValues } from './facet-values.ts';
import { noRows } from './row-lists.ts';

export interface Filtered {
  /** Rows that pass every filter, in the order given; the candidates themselves where none is asked for. */
  rows: Uint32Array;
  facets: SearchResult['facets'];
}

interface Selection {
  facet: FacetName;
  /** The columns that hold chosen values, with their bits. None: no entry has any of them. */
  chosen: readonly { column: Uint32Array; mask: number }[];
}

const bitsInWord = 32;

/** What {@link failuresOf} says of a row: it passes, fails the nth selection alone (n + 1), or fails more. */
const passes = 0;
const failsMore = 255;

/**
 * Applies the filters to candidate rows and counts the facets of what is left. For the counts of a facet its own
 * selection doesn't hold: rows that fail that one filter alone are counted there.
 */
export function filterRows(
  candidates: Uint32Array,
  query: SearchQuery,
  columns: EntryColumns,
  values: FacetValues,
): Filtered {
  const selections = selectionsOf(query, columns, values);
  const failures = failuresOf(candidates, selections, restOf(query, columns));
  const rows = rowsWith(candidates, failures, passes);
  const besides = new Map(
    selections.map(({ facet }, index) => [facet, rowsWith(candidates, failures, index + 1)]),
  );
  return { rows, facets: countFacets(rows, besides, columns, values) };
}

/** Rows that pass every filter, without counting anything. */
export function passingRows(
  candidates: Uint32Array,
  query: SearchQuery,
  columns: EntryColumns,
  values: FacetValues,
): Uint32Array {
  const selections = selectionsOf(query, columns, values);
  return rowsWith(candidates, failuresOf(candidates, selections, restOf(query, columns)), passes);
}

/** One byte a row; null where nothing is asked of them. */
function failuresOf(
  rows: Uint32Array,
  selections: readonly Selection[],
  passesRest: ((row: number) => boolean) | null,
): Uint8Array | null {
  if (selections.length === 0 && passesRest === null) return null;
  const failures = new Uint8Array(rows.length);
  for (const [index, { chosen }] of selections.entries()) markFailures(rows, failures, chosen, index + 1);
  if (passesRest !== null) {
    for (let index = 0; index < rows.length; index += 1) {
      if (failures[index] !== failsMore && !passesRest(rows[index] ?? 0)) failures[index] = failsMore;
    }
  }
  return failures;
}

function markFailures(
  rows: Uint32Array,
  failures: Uint8Array,
  chosen: Selection['chosen'],
  code: number,
): void {
  const [first, ...others] = chosen;
  const column = first?.column ?? new Uint32Array(0);
  const mask = first?.mask ?? 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    if (((column[row] ?? 0) & mask) !== 0) continue;
    if (others.length > 0 && others.some((other) => ((other.column[row] ?? 0) & other.mask) !== 0)) continue;
    failures[index] = failures[index] === passes ? code : failsMore;
  }
}

function rowsWith(rows: Uint32Array, failures: Uint8Array | null, code: number): Uint32Array {
  if (failures === null) return rows;
  let count = 0;
  for (let index = 0; index < failures.length; index += 1) if (failures[index] === code) count += 1;
  const found = new Uint32Array(count);
  for (let index = 0, at = 0; at < count; index += 1) {
    if (failures[index] !== code) continue;
    found[at] = rows[index] ?? 0;
    at += 1;
  }
  return found;
}

function selectionsOf(query: SearchQuery, columns: EntryColumns, values: FacetValues): Selection[] {
  return facetNames
    .filter((facet) => query.filters[facet].length > 0)
    .map((facet) => {
      const numbers = query.filters[facet].flatMap((value) => values.find(facet, value) ?? []);
      const chosen = columns.values[facet].map((column, index) => ({
        column,
        mask: numbers.reduce((mask, value) => (value >>> 5 === index ? mask | (1 << (value & 31)) : mask), 0),
      }));
      return { facet, chosen: chosen.filter(({ mask }) => mask !== 0) };
    });
}

/** The filters that are no facets; null where none is asked for. */
function restOf(query: SearchQuery, columns: EntryColumns): ((row: number) => boolean) | null {
  const tests: ((row: number) => boolean)[] = [];
  if (query.availableOn !== null) tests.push(knownFreeOn(query.availableOn, columns));
  if (query.near !== null && query.within !== null) {
    const chord = chordFrom(query.near, columns);
    const farthest = query.within;
    // Infinity is no distance: an entry without a place is not within any.
    tests.push((row) => {
      const measured = chord(row);
      return measured <= 1 && milesOf(measured) <= farthest;
    });
  }
  const [first, second] = tests;
  if (!first) return null;
  return second ? (row) => first(row) && second(row) : first;
}

/**
 * Whether an entry is known to be free on a day: one of its dates; or one of its weekdays between its first and
 * last day; or, where it names neither, any day between those that it gives. What isn't said isn't known.
 */
function knownFreeOn(date: string, columns: EntryColumns): (row: number) => boolean {
  const day = dayNumber(date);
  const weekday = 1 << isoWeekday(date);
  return (row) => {
    const days = columns.availableDays[row] ?? 0;
    if (days === 0) return false;
    const dates = columns.availableDates.get(row);
    if (dates?.includes(day)) return true;
    const from = columns.availableFrom[row] ?? unknownDay;
    const until = columns.availableUntil[row] ?? unknownDay;
    const isBetween = (from === unknownDay || day >= from) && (until === unknownDay || day <= until);
    if (!isBetween) return false;
    if (days !== 1) return (days & weekday) !== 0;
    return dates === undefined && (from !== unknownDay || until !== unknownDay);
  };
}

function countFacets(
  rows: Uint32Array,
  besides: ReadonlyMap<FacetName, Uint32Array>,
  columns: EntryColumns,
  values: FacetValues,
): SearchResult['facets'] {
  const count = (facet: FacetName) => {
    const found: { value: string; count: number }[] = [];
    for (const [index, column] of columns.values[facet].entries()) {
      const ofBits = new Uint32Array(bitsInWord);
      addBits(column, rows, ofBits);
      addBits(column, besides.get(facet) ?? noRows, ofBits);
      for (let bit = 0; bit < bitsInWord; bit += 1) {
        const entries = ofBits[bit] ?? 0;
        if (entries > 0) found.push({ value: values.name(facet, index * bitsInWord + bit), count: entries });
      }
    }
    return found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  return {
    kind: count('kind'),
    sector: count('sector'),
    theme: count('theme'),
    skill: count('skill'),
    category: count('category'),
    area: count('area'),
  };
}

function addBits(column: Uint32Array, rows: Uint32Array, counts: Uint32Array): void {
  for (let index = 0; index < rows.length; index += 1) {
    let bits = column[rows[index] ?? 0] ?? 0;
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits & -bits);
      counts[bit] = (counts[bit] ?? 0) + 1;
      bits &= bits - 1;
    }
  }
}
