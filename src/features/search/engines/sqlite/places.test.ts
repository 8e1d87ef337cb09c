import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ListStore } from './list-store.ts';
import { nextPlace } from './places.ts';
import { freeRoom } from './row-lists.ts';

/** Rows with the places of a term in each, of a list long enough to be read by skipping. */
const rowsWithPlaces = fc
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

test('places of some rows of a long list are those that were put in', () => {
  fc.assert(
    fc.property(rowsWithPlaces, fc.constantFrom(1, 2, 63, 64, 1_000, 4_999), (list, each) => {
      freeRoom();
      const starts = [0];
      for (const { places } of list) starts.push((starts.at(-1) ?? 0) + places.length);
      const store = new ListStore();
      store.put(
        'people',
        Uint32Array.from(list, ({ row }) => row),
        {
          starts: Uint32Array.from(starts),
          places: Uint32Array.from(list.flatMap(({ places }) => places)),
        },
      );
      const wanted = list.filter((_, index) => index % each === each - 1);
      const found = store.places(
        0,
        Uint32Array.from(wanted, ({ row }) => row),
      );
      expect(
        wanted.map((_, index) => [...found.places.subarray(found.starts[index], found.starts[index + 1])]),
      ).toEqual(wanted.map(({ places }) => places));
    }),
    { numRuns: 12, seed: 2009, endOnFailure: true },
  );
});
