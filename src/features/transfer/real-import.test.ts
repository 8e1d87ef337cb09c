import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, transaction } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { listingSites, listings } from '#db/schema/listings.ts';
import { organisations, sites } from '#db/schema/organisations.ts';
import { revisions } from '#db/schema/revisions.ts';
import { createListingService, leaveSitesIn, type PublishingGate } from '#features/listings/index.ts';
import { createOrganisationService } from '#features/organisations/index.ts';
import { createPlacesService } from '#features/places/index.ts';
import { createVocabularyService, seedVocabulary } from '#features/vocabularies/index.ts';
import { appRoot } from '#platform/app-root.ts';
import { fixedClock } from '#platform/clock.ts';
import { readCsvRecords, readCsvRows } from '#platform/csv.ts';
import { csvLines } from '#platform/csv-text.ts';
import { randomIds } from '#platform/ids.ts';
import { gazetteer } from '../../../seeds/gazetteer/index.ts';
import { vocabularySeed } from '../../../seeds/vocabularies/index.ts';
import { importReal, realFiles, writeImportReport } from './index.ts';
import type { RealImportServices } from './real-import.ts';
import { realSources } from './sources/index.ts';

/** The gate of a directory in which nobody looks first. */
const publishAtOnce: PublishingGate = {
  submitted: () => 'publish',
  waitingFor: () => new Map(),
  waitingStatesOf: () => new Map(),
  withdrawn: () => undefined,
};

const realData = '../shared/data';

/** A few rows of each file, with what makes real files hard. */
const rows: Record<string, string> = {
  'organisations/ukcat_sample.csv': [
    'org_id,reg_number,name,postcode,activities,objects,source,web,company_number,date_registered',
    'GB-CHC-1000001,1000001,DARLINGTON BOOK CLUB,DL3 0QT,Reading books for pleasure in a group.,TO READ,CCEW,,,1990-01-01',
    'GB-CHC-1000002,1000002,SHAW TRUST,BS1 6BN,"Helps people\r\nto find work, <b>wherever</b> they are.",TO HELP,CCEW,http://none,,1990-01-01',
    'GB-CHC-1000001,1000001,DARLINGTON BOOK CLUB,DL3 0QT,Reading books for pleasure in a group.,TO READ,CCEW,,,1990-01-01',
    'GB-CHC-1000003,1000003,TOO FEW CELLS',
    'GB-CHC-1000004,1000004,IDLE TRUST,XX0 0XX,Dormant,TO REST,CCEW,,,1990-01-01',
    'GB-NIC-100016,NI100016,FIRINNE,BT93 1AA,Counselling for families in Fermanagh.,TO HELP,CCNI,,,2014-01-01',
    'GB-CHC-12,12,NUMBERED WRONGLY,BS1 6BN,Some useful work for people.,TO HELP,CCEW,,,1990-01-01',
  ].join('\n'),
  'services/trafford_food_banks.csv': [
    'Name,Referral method,Opening times,Address,Postcode,Website,Area name,Area code',
    'Trussell Trust,Foodbank Voucher,Monday,"The Well, Trafford Street",BL4 7PQ,http://a.org/,Bolton,E08000001',
    'Trussell Trust,Foodbank Voucher,Tuesday,"St Luke’s Church, Brownley Road",M22 4PT,http://b.org/,Manchester,E08000003',
  ].join('\n'),
  'services/trafford_mental_health_services.csv': [
    'name,description,address,postcode,telephone,website',
    'Toy House,Play therapy for children.,"1 Cornish Close, Manchester",M22 0GJ,0161 436 3848,https://t.org/',
  ].join('\n'),
  'organisations/trafford_vcs_grants_360giving.csv': [
    'Identifier,Title,Description,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,Recipient Org:Name',
    '360G-1,A grant,Weekly art class for local adults,GBP,2500,2016-06-25,360G-toy,The Toy House',
    '360G-2,A grant,,GBP,2500,2016-06-25,360G-toy,The Toy House',
  ].join('\n'),
  'services/volunteering_opportunities_uk_2025.csv': [
    'source,id,title,description,organisation,type,causes,requirements,attendance,address,latitude,longitude,start,end',
    'doit,1,Mentor,Help one person to find work each week.,Shaw Trust,,,,Local,"The Hub, Bristol BS1 6BN",51.45,-2.58,,',
    'teamkinetic,2,Gardener,Help in our garden with a spade.,,,,,In Person, ,53.45,-2.32,2025-01-01T09:00:00,2025-02-01T09:00:00',
  ].join('\n'),
};

let folder: string;
let database: Database;
let services: RealImportServices;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'import-'));
  for (const [file, content] of Object.entries(rows)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  database = openDatabase(':memory:');
  migrateDatabase(database, path.join(appRoot, 'db/migrations'));
  services = servicesOn(database);
});
afterEach(() => rmSync(folder, { recursive: true }));

function servicesOn(open: Database): RealImportServices {
  const clock = fixedClock('2026-11-23T12:00:00Z');
  const vocabularies = createVocabularyService(open);
  const vocabulary = () => vocabularies.load();
  const projection = { listingChanged: () => undefined, organisationChanged: () => undefined };
  const given = { database: open, clock, ids: randomIds, vocabulary, projection };
  const places = createPlacesService(open);
  transaction(open, (tx) => {
    seedVocabulary(tx, vocabularySeed);
    places.seedPlaces(tx, gazetteer);
  });
  return {
    database: open,
    clock,
    places,
    vocabulary,
    organisations: createOrganisationService({ ...given, entries: { leaveSitesIn } }),
    listings: createListingService({ ...given, gate: publishAtOnce }),
  };
}

/** Everything that an import writes, without the identifiers that chance gives. */
function picture(of: Database) {
  const withoutIds = (row: Record<string, unknown>) => ({ ...row, id: null });
  return {
    organisations: of.select().from(organisations).orderBy(organisations.rowId).all().map(withoutIds),
    sites: of.select().from(sites).orderBy(sites.rowId).all().map(withoutIds),
    listings: of.select().from(listings).orderBy(listings.rowId).all().map(withoutIds),
    places: of.select().from(listingSites).all(),
    revisions: of.select().from(revisions).all().length,
  };
}

function listingOf(sourceKey: string) {
  return database
    .select()
    .from(listings)
    .all()
    .find((row) => row.sourceKey === sourceKey);
}

describe('importReal', () => {
  it('counts what it read and names each row that it could not take whole', async () => {
    const { sources, problems } = await importReal(services, folder);
    expect(
      sources.map(({ read, organisations: made, listings: listed, leftOut, inPart }) => [
        read,
        made.created,
        listed.created,
        leftOut,
        inPart,
      ]),
    ).toEqual([
      [7, 4, 3, 3, 3],
      [2, 1, 2, 0, 0],
      [1, 1, 1, 0, 0],
      [2, 0, 1, 1, 0],
      [2, 1, 2, 0, 1],
    ]);
    expect(problems.map(({ row, outcome, reason }) => `${row} ${outcome}: ${reason}`)).toEqual([
      '2 in part: The ward of DL3 0QT is not known',
      '3 in part: “http://none” is not a web address; left out',
      '4 left out: It is the same entry as row 2',
      '5 left out: The row has 3 cells, the header 10',
      '6 in part: The charity says “Dormant”: kept as an organisation, without a service',
      '6 in part: There is no postcode XX0 0XX; no distances are measured',
      '8 left out: charityNumber: Enter a charity number of 6 or 7 digits',
      '3 left out: The grant doesn’t say what it is for',
      '3 in part: The advert names no organisation; listed under one that says so',
    ]);
  });

  it('makes one organisation of rows and files that name the same, with all its places', async () => {
    await importReal(services, folder);
    const all = database.select().from(organisations).all();
    expect(all.map(({ name }) => name)).toEqual([
      'Darlington Book Club',
      'Shaw Trust',
      'Idle Trust',
      'Firinne',
      'Trussell Trust',
      'Toy House',
      'Organisations that TeamKinetic’s adverts leave unnamed',
    ]);
    const placesOf = (name: string) =>
      database
        .select()
        .from(sites)
        .all()
        .filter((site) => site.organisationRowId === all.find((each) => each.name === name)?.rowId);
    expect(placesOf('Trussell Trust')).toMatchObject([
      { name: 'The Well', postcode: 'BL4 7PQ', visibility: 'address', precision: 'outcode' },
      { postcode: 'M22 4PT' },
    ]);
    expect(placesOf('Shaw Trust')).toMatchObject([
      { address: null, postcode: 'BS1 6BN', visibility: 'area' },
      { name: 'The Hub', visibility: 'address', latitude: 51.45 },
    ]);
    expect(placesOf('Firinne')).toMatchObject([{ postcode: 'BT93 1AA', latitude: null }]);
  });

  it('keeps what is in the borough apart from what is elsewhere, and scatters the due dates', async () => {
    await importReal(services, folder);
    expect(listingOf('ukcat:GB-CHC-1000001:service')).toMatchObject({
      areas: ['whole-borough'],
      confirmedOn: null,
    });
    expect(listingOf('trafford-grants:360G-1')).toMatchObject({
      areas: ['elsewhere'],
      kind: 'need',
      category: 'funding',
      state: 'live',
    });
    // Ended already: due at once.
    expect(listingOf('adverts:teamkinetic:2')?.reviewDueOn).toBe('2026-11-23');
    const due = database
      .select()
      .from(listings)
      .all()
      .map(({ reviewDueOn }) => reviewDueOn ?? '');
    expect(due.every((day) => day >= '2026-11-23' && day <= '2027-05-23')).toBe(true);
    expect(new Set(due).size).toBeGreaterThan(4);
  });

  it('suggests themes from the words', async () => {
    await importReal(services, folder);
    const toyHouse = database
      .select()
      .from(listings)
      .all()
      .find(({ title }) => title === 'Toy House');
    expect(toyHouse?.themes).toContain('children-young-people');
    expect(listingOf('trafford-grants:360G-1')?.themes).toContain('arts-culture');
  });

  it('changes nothing the second time', async () => {
    await importReal(services, folder);
    const before = picture(database);
    const { sources } = await importReal(services, folder);
    expect(picture(database)).toEqual(before);
    for (const source of sources) {
      expect([source.organisations.created, source.organisations.changed]).toEqual([0, 0]);
      expect([source.listings.created, source.listings.changed]).toEqual([0, 0]);
    }
  });

  it('follows its sources: a row that changed changes its entry, keeping its address', async () => {
    await importReal(services, folder);
    const before = listingOf('trafford-grants:360G-1');
    const file = path.join(folder, 'organisations/trafford_vcs_grants_360giving.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Weekly art class', 'Daily art class'));
    const { sources } = await importReal(services, folder);
    expect(sources[3]?.listings).toEqual({ created: 0, changed: 1, unchanged: 0, kept: 0 });
    expect(listingOf('trafford-grants:360G-1')).toMatchObject({
      id: before?.id,
      slug: before?.slug,
      title: 'Daily art class for local adults',
      version: 2,
    });
  });

  it.each([6, 7, 8, 9, 10])(
    'cut off at the %ith reading of a file and started again ends as if it had not been',
    async (reading) => {
      await importReal(services, folder);
      const cut = openDatabase(':memory:');
      migrateDatabase(cut, path.join(appRoot, 'db/migrations'));
      const again = servicesOn(cut);
      let count = 0;
      const interrupted = importReal(again, folder, {
        bytes: () => {
          count += 1;
          if (count === reading) throw new Error('killed');
        },
      });
      await expect(interrupted).rejects.toThrow('killed');
      const hourLater = { ...again, clock: fixedClock('2026-11-23T13:00:00Z') };
      await importReal(hourLater, folder);
      expect(picture(cut)).toEqual(picture(database));
    },
  );

  it('writes nothing where a file is another one or missing', async () => {
    writeFileSync(path.join(folder, 'services/trafford_food_banks.csv'), 'a,b\n1,2\n');
    await expect(importReal(services, folder)).rejects.toThrow('There is no column name');
    rmSync(path.join(folder, 'services/trafford_food_banks.csv'));
    await expect(importReal(services, folder)).rejects.toThrow('ENOENT');
    expect(picture(database).organisations).toEqual([]);
  });
});

it('writes a report that spreadsheets open', async () => {
  const { problems } = await importReal(services, folder);
  const report = path.join(folder, 'import-report.csv');
  writeImportReport(report, problems);
  const lines = readFileSync(report, 'utf8').split('\r\n');
  expect(lines[0]).toBe('\uFEFFfile,row,outcome,reason');
  expect(lines).toContain('organisations/ukcat_sample.csv,4,left out,It is the same entry as row 2');
});

describe.skipIf(!existsSync(realData))('the real data (skipped without ../shared)', () => {
  it.each([
    ['organisations/ukcat_sample.csv', { rows: 4203, refused: 0, again: 99, entries: 4100 }],
    ['services/trafford_food_banks.csv', { rows: 171, refused: 1, again: 0, entries: 170 }],
    ['services/trafford_mental_health_services.csv', { rows: 60, refused: 0, again: 0, entries: 60 }],
    ['organisations/trafford_vcs_grants_360giving.csv', { rows: 555, refused: 0, again: 0, entries: 555 }],
    ['services/volunteering_opportunities_uk_2025.csv', { rows: 350, refused: 0, again: 0, entries: 350 }],
  ])('%s is read to the last row', async (file, expected) => {
    const source = realSources.find((each) => each.file === file);
    if (!source) throw new Error(`${file} has no reader`);
    const seen = new Set<string>();
    const counts = { rows: 0, refused: 0, again: 0, entries: 0 };
    for await (const row of readCsvRecords(path.join(realData, file), source.columns)) {
      counts.rows += 1;
      const read = row.kind === 'row' ? source.read(row.record) : row;
      const key = read.kind === 'read' ? (read.entry ?? read.organisation).sourceKey : undefined;
      if (key === undefined) counts.refused += 1;
      else if (seen.has(key)) counts.again += 1;
      else if (read.kind === 'read' && read.entry) counts.entries += 1;
      if (key !== undefined) seen.add(key);
    }
    expect(counts).toEqual(expected);
  });

  it('goes in: here the first 40 rows of each file', { timeout: 60_000 }, async () => {
    for (const file of realFiles) {
      const rows = await firstRecords(path.join(realData, file), 40);
      writeFileSync(path.join(folder, file), csvLines(rows));
    }
    const { sources } = await importReal(services, folder);
    expect(sources.map(({ read, listings: listed, leftOut }) => [read, listed.created, leftOut])).toEqual([
      [40, 40, 0],
      [40, 39, 1],
      [40, 40, 0],
      [40, 40, 0],
      [40, 40, 0],
    ]);
  });
});

/** The header and the first records of a file. */
async function firstRecords(file: string, count: number): Promise<string[][]> {
  const found: string[][] = [];
  for await (const row of readCsvRows(file)) {
    if (row.kind === 'row') found.push(row.cells);
    if (found.length > count) break;
  }
  return found;
}
