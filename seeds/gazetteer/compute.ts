/**
 * Computes `wards.ts`, `outcodes.ts` and `sectors.ts` from the open data in `../shared/data/geography` (OS
 * Code-Point Open, October 2025, and the wards of the Office for National Statistics). A sector's centre is the
 * mean of its postcodes' latitudes and longitudes; its wards are those of the borough in which its postcodes lie,
 * most postcodes first. Of TS21 only the postcodes inside the borough are in the data, so its sectors' centres are
 * those of the borough's part.
 *
 * Run with `npx esbuild seeds/gazetteer/compute.ts --bundle --platform=node --format=esm --packages=external |
 * node --input-type=module - FOLDER` from the root; FOLDER defaults to `../shared/data/geography`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { parsePostcode, wardSlug } from '../../src/features/places/places.model.ts';

const source = process.argv[2] ?? '../shared/data/geography';
const target = 'seeds/gazetteer';
const boroughCode = 'E06000005';

type Row = Record<string, string>;

function read(name: string): Row[] {
  return parse(readFileSync(path.join(source, name)), { columns: true, bom: true });
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`The column ${column} is missing`);
  return value;
}

/** Four decimals are 11 metres, finer than any of these centres is meant. */
function degrees(value: number): string {
  return value.toFixed(4);
}

function write(name: string, about: string, constant: string, lines: string[]): void {
  const head = `/** ${about} Computed by \`compute.ts\`. */`;
  writeFileSync(
    path.join(target, name),
    `${head}\nexport const ${constant} = \`\n${lines.join('\n')}\n\`;\n`,
  );
}

write(
  'wards.ts',
  'The wards of the borough: code, name, latitude and longitude of the centre.',
  'wardLines',
  read('darlington_wards.csv').map((row) =>
    [
      text(row, 'ward_code'),
      text(row, 'ward_name'),
      degrees(Number(text(row, 'latitude'))),
      degrees(Number(text(row, 'longitude'))),
    ].join('|'),
  ),
);

write(
  'outcodes.ts',
  'The outcodes of Great Britain: latitude and longitude of the mean of their postcodes.',
  'outcodeLines',
  read('gb_outcode_centroids_2025.csv').map((row) =>
    [
      text(row, 'outcode'),
      degrees(Number(text(row, 'latitude'))),
      degrees(Number(text(row, 'longitude'))),
    ].join('|'),
  ),
);

const rowsByPostcode = new Map(
  [...read('dl_postcodes_2025.csv'), ...read('darlington_borough_postcodes_2025.csv')].map((row) => [
    text(row, 'postcode'),
    row,
  ]),
);
const sectors = new Map<string, { rows: Row[]; wards: Map<string, number> }>();
for (const [postcode, row] of rowsByPostcode) {
  const parsed = parsePostcode(postcode);
  if (!parsed) throw new Error(`${postcode} is not a postcode`);
  const sector = sectors.get(parsed.sector) ?? { rows: [], wards: new Map<string, number>() };
  sectors.set(parsed.sector, sector);
  sector.rows.push(row);
  if (text(row, 'lad_code') === boroughCode) {
    const slug = wardSlug(text(row, 'ward_name'));
    sector.wards.set(slug, (sector.wards.get(slug) ?? 0) + 1);
  }
}
const mean = (rows: Row[], column: string) =>
  rows.reduce((sum, row) => sum + Number(text(row, column)), 0) / rows.length;

write(
  'sectors.ts',
  'Postcode sectors of the area DL and of the borough: centre, and the wards of the borough, most postcodes first.',
  'sectorLines',
  [...sectors]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sector, { rows, wards }]) =>
      [
        sector,
        degrees(mean(rows, 'latitude')),
        degrees(mean(rows, 'longitude')),
        [...wards]
          .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
          .map(([slug]) => slug)
          .join(','),
      ].join('|'),
    ),
);
