import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ListStore } from './list-store.ts';
import { nextPlace, type RowPlaces } from './places.ts';
import { freeRoom } from './row-lists.ts';

interface RowWithPlaces {
  row: number;
  places: number[];
}

/** Rows with the places of a term in each, of a list long enough to be read by skipping. */
const rowsWithPlaces: fc.Arbitrary<RowWithPlaces[]> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3 })), {
    minLength: 5_000,
    maxLength: 5_000,
    size: 'max',
  })
  .map((steps) => {
    let row = 0;
    return steps.map(([step, places]) => {
      row += step;
      // Some far into a text, so that they take more bytes than others.
      return { row, places: Array.from({ length: places }, (_, at) => (row % 97) * nextPlace + at * 900) };
    });
  });
const chosen = fc.array(fc.boolean(), { minLength: 5_000, maxLength: 5_000, size: 'max' });

function rowsOf(list: readonly RowWithPlaces[]): Uint32Array {
  return Uint32Array.from(list, ({ row }) => row);
}

function asLists(list: readonly RowWithPlaces[]): RowPlaces {
  const starts = [0];
  for (const { places } of list) starts.push((starts.at(-1) ?? 0) + places.length);
  return {
    rows: rowsOf(list),
    starts: Uint32Array.from(starts),
    places: Uint32Array.from(list.flatMap(({ places }) => places)),
  };
}

function storeOf(list: readonly RowWithPlaces[]): ListStore {
  const { rows, ...places } = asLists(list);
  const store = new ListStore();
  store.put('people', rows, places);
  return store;
}

function placesIn(store: ListStore, wanted: readonly RowWithPlaces[]): number[][] {
  freeRoom();
  const { starts, places } = store.places(0, rowsOf(wanted));
  return wanted.map((_, index) => [...places.subarray(starts[index], starts[index + 1])]);
}

const placesOf = (list: readonly RowWithPlaces[]) => list.map(({ places }) => places);

test('places of some rows of a long list are those that were put in', () => {
  fc.assert(
    fc.property(rowsWithPlaces, fc.constantFrom(1, 2, 63, 64, 1_000, 4_999), (list, each) => {
      const wanted = list.filter((_, index) => index % each === each - 1);
      expect(placesIn(storeOf(list), wanted)).toEqual(placesOf(wanted));
    }),
    { numRuns: 12, seed: 2009, endOnFailure: true },
  );
});

test('a list of which some rows have changed is as one that is put in as it is now', () => {
  fc.assert(
    fc.property(rowsWithPlaces, chosen, chosen, fc.constantFrom(1, 3, 500), (all, was, is, each) => {
      const hasChanged = (_: RowWithPlaces, index: number) => index % each === 0;
      const changed = new Set(all.filter(hasChanged).map(({ row }) => row));
      const had = all.filter((_, index) => was[index]);
      const added = all
        .filter((row, index) => hasChanged(row, index) && is[index])
        .map(({ row, places }) => ({ row, places: places.map((place) => place + nextPlace) }));
      const now = [...had.filter(({ row }) => !changed.has(row)), ...added].sort((a, b) => a.row - b.row);

      const store = storeOf(had);
      store.change(0, rowsOf(now), rowsOf(had.filter(({ row }) => changed.has(row))), asLists(added));
      freeRoom();
      expect([...store.rows(0)]).toEqual([...rowsOf(now)]);
      expect(placesIn(store, now)).toEqual(placesOf(now));
      const some = now.filter((_, index) => index % 97 === 0);
      expect(placesIn(store, some)).toEqual(placesOf(some));
    }),
    { numRuns: 12, seed: 2009, endOnFailure: true },
  );
});
