import { dayNumber, isoWeekday } from '#platform/clock.ts';
import { type FacetName, facetNames, type SearchQuery, type SearchResult } from '../../search.model.ts';
import type { EntryColumns } from './columns.ts';
import { chordFrom, milesOf } from './distance.ts';
import { unknownDay } from './entry-record.ts';
import type { FacetValues } from './facet-values.ts';

export interface Filtered {
  /** Rows that pass every filter, in the order given. */
  rows: Uint32Array;
  facets: SearchResult['facets'];
}

interface Selection {
  facet: FacetName;
  columns: readonly Uint32Array[];
  /** Bits of the chosen values, for each column. */
  masks: readonly number[];
}

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
  const passesRest = restOf(query, columns);
  if (selections.length === 0 && passesRest === null) {
    return { rows: candidates, facets: countFacets(candidates, new Map(), columns, values) };
  }
  const rows = new Uint32Array(candidates.length);
  let kept = 0;
  /** For each selection the rows that fail nothing else. */
  const failing = selections.map((): number[] => []);
  for (let index = 0; index < candidates.length; index += 1) {
    const row = candidates[index] ?? 0;
    let failed = -1;
    for (let at = 0; at < selections.length; at += 1) {
      const selection = selections[at];
      if (selection === undefined || isSelected(selection, row)) continue;
      failed = failed === -1 ? at : selections.length;
      if (failed === selections.length) break;
    }
    if (failed === selections.length && failed > 0) continue;
    if (passesRest !== null && !passesRest(row)) continue;
    if (failed === -1) {
      rows[kept] = row;
      kept += 1;
    } else failing[failed]?.push(row);
  }
  const passing = rows.subarray(0, kept);
  const besides = new Map(selections.map(({ facet }, at) => [facet, failing[at] ?? []]));
  return { rows: passing, facets: countFacets(passing, besides, columns, values) };
}

/** Rows that pass every filter, without counting anything. */
export function passingRows(
  candidates: Uint32Array,
  query: SearchQuery,
  columns: EntryColumns,
  values: FacetValues,
): Uint32Array {
  const selections = selectionsOf(query, columns, values);
  const passesRest = restOf(query, columns);
  return candidates.filter(
    (row) =>
      selections.every((selection) => isSelected(selection, row)) && (passesRest === null || passesRest(row)),
  );
}

function selectionsOf(query: SearchQuery, columns: EntryColumns, values: FacetValues): Selection[] {
  return facetNames
    .filter((facet) => query.filters[facet].length > 0)
    .map((facet) => {
      const chosen = query.filters[facet].flatMap((value) => values.find(facet, value) ?? []);
      const bits = columns.values[facet];
      const masks = bits.map((_, index) =>
        chosen.reduce((mask, value) => (value >>> 5 === index ? mask | (1 << (value & 31)) : mask), 0),
      );
      return { facet, columns: bits, masks };
    });
}

function isSelected({ columns, masks }: Selection, row: number): boolean {
  for (let index = 0; index < columns.length; index += 1) {
    if (((columns[index]?.[row] ?? 0) & (masks[index] ?? 0)) !== 0) return true;
  }
  return false;
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
  besides: ReadonlyMap<FacetName, readonly number[]>,
  columns: EntryColumns,
  values: FacetValues,
): SearchResult['facets'] {
  const count = (facet: FacetName) => {
    const counts = columns.values[facet].map((column) => {
      const ofBits = new Uint32Array(32);
      addBits(column, rows, ofBits);
      addBits(column, besides.get(facet) ?? [], ofBits);
      return ofBits;
    });
    return counts
      .flatMap((ofBits, index) =>
        [...ofBits].map((entries, bit) => ({ number: index * 32 + bit, count: entries })),
      )
      .filter((each) => each.count > 0)
      .map((each) => ({ value: values.name(facet, each.number), count: each.count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
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

function addBits(column: Uint32Array, rows: ArrayLike<number>, counts: Uint32Array): void {
  for (let index = 0; index < rows.length; index += 1) {
    let bits = column[rows[index] ?? 0] ?? 0;
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits & -bits);
      counts[bit] = (counts[bit] ?? 0) + 1;
      bits &= bits - 1;
    }
  }
}
