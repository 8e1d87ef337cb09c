import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsvRecords } from '#platform/csv.ts';
import { fromNationalGrid } from './national-grid.ts';
import { distanceMiles } from './places.model.ts';

const realPostcodes = '../shared/data/geography/dl_postcodes_2025.csv';
const metresInMile = 1609.344;

describe('fromNationalGrid', () => {
  it('places the water tower of the Ordnance Survey’s own example', () => {
    // "A guide to coordinate systems in Great Britain", annex C: E 651409.903, N 313177.270.
    const { latitude, longitude } = fromNationalGrid(651_409.903, 313_177.27);
    expect(latitude).toBeCloseTo(52.657_97, 4);
    expect(longitude).toBeCloseTo(1.716_05, 4);
  });

  it.skipIf(!existsSync(realPostcodes))(
    'agrees within 5 metres with the coordinates of every DL postcode (skipped without ../shared)',
    async () => {
      let furthest = 0;
      let count = 0;
      for await (const row of readCsvRecords(realPostcodes, ['easting', 'latitude'])) {
        if (row.kind === 'broken') throw new Error(row.reason);
        const number = (name: string) => Number(row.record.get(name));
        const expected = { latitude: number('latitude'), longitude: number('longitude') };
        const found = fromNationalGrid(number('easting'), number('northing'));
        furthest = Math.max(furthest, distanceMiles(expected, found) * metresInMile);
        count += 1;
      }
      expect(count).toBeGreaterThan(13_000);
      expect(furthest).toBeLessThan(5);
    },
  );
});
