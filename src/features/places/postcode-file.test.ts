import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, transaction } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { postcodes } from '#db/schema/places.ts';
import { appRoot } from '#platform/app-root.ts';
import { gazetteer } from '../../../seeds/gazetteer/index.ts';
import {
  createPlacesService,
  loadPostcodeFile,
  type PlacesService,
  type PostcodeFileProblem,
} from './index.ts';

const realPostcodes = '../shared/data/geography/dl_postcodes_2025.csv';

let folder: string;
let database: Database;
let places: PlacesService;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'postcodes-'));
  database = openDatabase(':memory:');
  migrateDatabase(database, path.join(appRoot, 'db/migrations'));
  places = createPlacesService(database);
  transaction(database, (tx) => places.seedPlaces(tx, gazetteer));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function load(content: string) {
  const file = path.join(folder, 'postcodes.csv');
  writeFileSync(file, content);
  const problems: PostcodeFileProblem[] = [];
  const summary = await loadPostcodeFile(database, file, { problem: (each) => problems.push(each) });
  return { summary, problems };
}

const codePoint = [
  '"DL1 1AA",10,429177,514182,"E92000001","E19000001","E18000001","","E06000005","E05010425"',
  '"DL1 1AG",10,430024,514281,"E92000001","E19000001","E18000001","","E06000005","E05099999"',
  '"DL5 4SF",10,427700,525600,"E92000001","E19000001","E18000001","","E06000047","E05000001"',
  '"DL1 9ZX",90,0,0,"E92000001","E19000001","E18000001","","E06000005","E05010425"',
  '"NOT ONE",10,430024,514281,"E92000001","E19000001","E18000001","","E06000005","E05010425"',
  '"DL1 1AS",10,431365',
].join('\r\n');

describe('loadPostcodeFile', () => {
  it('takes Code-Point Open as it comes, and says which rows it could not use', async () => {
    const { summary, problems } = await load(codePoint);
    expect(summary).toEqual({
      read: 6,
      written: 3,
      unchanged: 0,
      ended: 0,
      refused: 3,
      inBorough: 2,
      withoutWard: 1,
    });
    expect(problems).toEqual([
      { row: 4, reason: 'DL1 9ZX has no coordinates' },
      { row: 5, reason: '“NOT ONE” is not a postcode' },
      { row: 6, reason: 'The row has 3 cells, Code-Point Open 10' },
    ]);
    expect(places.resolvePostcode('DL1 1AA')).toMatchObject({ kind: 'exact', wardSlug: 'park-east' });
    expect(places.resolvePostcode('DL1 1AG')).toMatchObject({ inBorough: 'yes', wardSlug: null });
    expect(places.resolvePostcode('DL5 4SF')).toMatchObject({ kind: 'exact', inBorough: 'no' });
  });

  it('changes nothing when it loads the same file again, and takes what is new in the next', async () => {
    await load(codePoint);
    const before = database.select().from(postcodes).all();
    expect((await load(codePoint)).summary).toMatchObject({ written: 0, unchanged: 3 });
    expect(database.select().from(postcodes).all()).toEqual(before);
    const moved = codePoint.replace('429177,514182', '429277,514182');
    expect((await load(moved)).summary).toMatchObject({ written: 1, unchanged: 2 });
  });

  it.each([
    ['pcd,pcd2,pcds,dointr,doterm,oslaua,osward,lat,long', ''],
    ['pcd7,pcd8,pcds,dointr,doterm,lad25cd,wd25cd,lat,long', ''],
  ])('takes a file of the ONS with the header %s', async (header) => {
    const { summary, problems } = await load(
      [
        header,
        'DL1 1AA,DL1  1AA,DL1 1AA,198001,,E06000005,E05010425,54.522095,-1.550751',
        'DL1 1AB,DL1  1AB,DL1 1AB,198001,201204,E06000005,E05010425,54.522095,-1.550751',
        'DL1 1AC,DL1  1AC,DL1 1AC,198001,,E06000005,E05010425,99.999999,0.000000',
        'DL1 1AD,DL1  1AD,DL1 1AD,198001,,E06000005,E05010425,north,0.000000',
      ].join('\n'),
    );
    expect(summary).toMatchObject({ read: 4, written: 1, ended: 1, refused: 2 });
    expect(problems.map(({ row }) => row)).toEqual([4, 5]);
    expect(places.resolvePostcode('DL1 1AA')).toMatchObject({
      kind: 'exact',
      location: { latitude: 54.522_095, longitude: -1.550_751 },
    });
    expect(places.resolvePostcode('DL1 1AB').kind).toBe('sector');
  });

  it('forgets a postcode that a later file says has ended', async () => {
    await load(codePoint);
    const header = 'pcds,doterm,oslaua,osward,lat,long';
    await load(`${header}\nDL1 1AA,202501,E06000005,E05010425,54.522095,-1.550751\n`);
    expect(places.resolvePostcode('DL1 1AA').kind).toBe('sector');
  });

  it.each([
    ['name,town\nA,B\n', 'no column for postcode, latitude, longitude, district, ward'],
    ['postcode,latitude,longitude\nDL1 1AA,54,-1\n', 'no column for district, ward'],
  ])('refuses a file that is something else: %j', async (content, message) => {
    await expect(load(content)).rejects.toThrow(message);
    expect(database.select().from(postcodes).all()).toEqual([]);
  });

  it.skipIf(!existsSync(realPostcodes))(
    'loads every real DL postcode (skipped without ../shared)',
    async () => {
      const summary = await loadPostcodeFile(database, realPostcodes);
      expect(summary).toEqual({
        read: 13_496,
        written: 13_496,
        unchanged: 0,
        ended: 0,
        refused: 0,
        inBorough: 3168,
        withoutWard: 0,
      });
      expect(places.resolvePostcode('DL3 0QT')).toMatchObject({ kind: 'exact', inBorough: 'yes' });
    },
  );
});
