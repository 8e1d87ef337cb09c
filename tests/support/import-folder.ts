import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { csvLines } from '../../src/platform/csv-text.ts';

/** Files with the names and columns of the open data, some hundred rows of them, made and not real. */

const causes = [
  'food parcels',
  'a youth club',
  'walks for older people',
  'debt advice',
  'a community garden',
];
const postcodes = ['DL1 5QT', 'DL3 7AA', 'BS1 6BN', 'M33 1AA', 'XX0 0XX', 'BT93 1AA', '', 'not one'];

/** The same for the same index, and nearly different for each. */
function pick<Value>(of: readonly Value[], index: number): Value {
  const value = of[(index * 7 + Math.floor(index / of.length)) % of.length];
  if (value === undefined) throw new Error('Nothing to pick from');
  return value;
}

const count = (number: number) => Array.from({ length: number }, (_, index) => index);

const files: Record<string, readonly (readonly string[])[]> = {
  'organisations/ukcat_sample.csv': [
    [
      'org_id',
      'reg_number',
      'name',
      'postcode',
      'activities',
      'objects',
      'source',
      'web',
      'company_number',
      'date_registered',
    ],
    ...count(140).map((index) => [
      `GB-CHC-${1_000_000 + index}`,
      // Some have a number that is none, and some the number of another.
      index % 40 === 7 ? '12' : String(1_000_000 + (index % 50 === 9 ? index - 1 : index)),
      `${pick(['NORTH', 'SOUTH', 'OLD', 'NEW'], index)} TOWN ${pick(causes, index).toUpperCase()} TRUST ${index % 90}`,
      pick(postcodes, index),
      `We run ${pick(causes, index)} for everybody in the town, every week,\r\nall through year ${index}.`,
      'TO HELP',
      'CCEW',
      index % 9 === 0 ? 'http://none' : `www.trust${index}.example`,
      '',
      '1990-01-01',
    ]),
    // The same once more, and one that is cut short.
    ...count(8).map((index) => [
      `GB-CHC-${1_000_000 + index * 3}`,
      '1',
      'AGAIN',
      '',
      'x',
      'y',
      'CCEW',
      '',
      '',
      '1990-01-01',
    ]),
    ['GB-CHC-1', '1', 'TOO FEW'],
  ],
  'services/trafford_food_banks.csv': [
    ['Name', 'Referral method', 'Opening times', 'Address', 'Postcode', 'Website', 'Area name', 'Area code'],
    ...count(30).map((index) => [
      index % 2 === 0 ? 'Trussell Trust' : `Larder ${index}`,
      'Voucher',
      'Monday',
      `${index} Church Road`,
      pick(postcodes, index),
      `http://larder${index}.example/`,
      'Bolton',
      'E08000001',
    ]),
  ],
  'services/trafford_mental_health_services.csv': [
    ['name', 'description', 'address', 'postcode', 'telephone', 'website'],
    ...count(20).map((index) => [
      `Listening ${index}`,
      'Somebody who listens.',
      `${index} Mill Lane`,
      'M22 0GJ',
      '0161 436 3848',
      '',
    ]),
  ],
  'organisations/trafford_vcs_grants_360giving.csv': [
    [
      'Identifier',
      'Title',
      'Description',
      'Currency',
      'Amount Awarded',
      'Award Date',
      'Recipient Org:Identifier',
      'Recipient Org:Name',
    ],
    ...count(50).map((index) => [
      `360G-${index}`,
      'A grant',
      index % 30 === 4 ? '' : `We want to buy tools for ${pick(causes, index)}, number ${index}.`,
      'GBP',
      String(100 + index),
      '2016-06-25',
      `360G-org-${index % 25}`,
      `Recipient ${index % 25}`,
    ]),
  ],
  'services/volunteering_opportunities_uk_2025.csv': [
    [
      'source',
      'id',
      'title',
      'description',
      'organisation',
      'attendance',
      'address',
      'latitude',
      'longitude',
      'start',
      'end',
    ],
    ...count(40).map((index) => [
      'doit',
      String(index),
      `Helper ${index}`,
      `Help with ${pick(causes, index)} once a week.`,
      index % 3 === 0 ? '' : `Helped by ${index % 20}`,
      'Local',
      `${index} High Street`,
      String(53 + index / 100),
      String(-2 - index / 100),
      '',
      '',
    ]),
  ],
};

/** Writes the files below a folder. */
export function writeImportFiles(folder: string): void {
  for (const [file, rows] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), csvLines(rows));
  }
}
