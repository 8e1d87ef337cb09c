import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, transaction } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { postcodes } from '#db/schema/places.ts';
import { appRoot } from '#platform/app-root.ts';
import { gazetteer } from '../../../seeds/gazetteer/index.ts';
import { createPlacesService, enterPostcode, findBoroughCode, type PlacesService } from './places.service.ts';

let database: Database;
let places: PlacesService;

beforeEach(() => {
  database = openDatabase(':memory:');
  migrateDatabase(database, path.join(appRoot, 'db/migrations'));
  places = createPlacesService(database);
  transaction(database, (tx) => places.seedPlaces(tx, gazetteer));
});

describe('the gazetteer', () => {
  it('has the 20 wards, the outcodes of Great Britain and the sectors around', () => {
    expect(places.wards()).toHaveLength(20);
    expect(gazetteer.outcodes).toHaveLength(2864);
    expect(gazetteer.sectors).toHaveLength(69);
    expect(places.wards().map((ward) => ward.slug)).toContain('bank-top-and-lascelles');
  });

  it('names only wards that exist', () => {
    const slugs = new Set(gazetteer.wards.map((ward) => ward.slug));
    expect(
      gazetteer.sectors.flatMap((sector) => sector.wardSlugs).filter((slug) => !slugs.has(slug)),
    ).toEqual([]);
  });

  it('is written once, and again only when it changes', () => {
    expect(transaction(database, (tx) => places.seedPlaces(tx, gazetteer))).toBe(false);
    const fewer = { ...gazetteer, outcodes: gazetteer.outcodes.slice(1) };
    expect(transaction(database, (tx) => places.seedPlaces(tx, fewer))).toBe(true);
    expect(places.outcodeCentre('AB10')).toBeUndefined();
    expect(findBoroughCode(database)).toBe('E06000005');
  });
});

describe('the example of a postcode', () => {
  it('comes from the gazetteer, and is none before there is one', () => {
    expect(places.examplePostcode()).toMatchObject({ postcode: 'DL1 5QT', outcode: 'DL1' });
    expect(enterPostcode(places)).toBe('Enter a postcode like DL1 5QT');
    const another = { ...gazetteer, examplePostcode: 'TS18 1AU' };
    transaction(database, (tx) => places.seedPlaces(tx, another));
    expect(enterPostcode(places)).toBe('Enter a postcode like TS18 1AU');
    const unseeded = openDatabase(':memory:');
    migrateDatabase(unseeded, path.join(appRoot, 'db/migrations'));
    expect(enterPostcode(createPlacesService(unseeded))).toBe('Enter a whole postcode');
  });

  it('exists', () => {
    expect(places.resolvePostcode(gazetteer.examplePostcode)).toMatchObject({ inBorough: 'perhaps' });
  });
});

describe('resolvePostcode without a postcode file', () => {
  it('knows a sector of the borough, and asks for the ward, the likely ones first', () => {
    const place = places.resolvePostcode('dl15qt');
    expect(place).toMatchObject({
      kind: 'sector',
      postcode: 'DL1 5QT',
      inBorough: 'perhaps',
      location: { latitude: 54.5183, longitude: -1.5537, precision: 'sector' },
    });
    const candidates = place.kind === 'sector' ? place.candidateWardSlugs : [];
    expect(candidates.slice(0, 2)).toEqual(['park-east', 'park-west']);
    expect(candidates).toHaveLength(20);
    expect(new Set(candidates).size).toBe(20);
  });

  it.each([
    ['DL5 4SF', { kind: 'sector', inBorough: 'no', candidateWardSlugs: [] }],
    ['M32 8HT', { kind: 'outcode', inBorough: 'no', location: { precision: 'outcode' } }],
    // Only the borough's part of TS21 is known by sector.
    ['TS21 3AA', { kind: 'outcode', inBorough: 'no' }],
    ['DL1 8ZZ', { kind: 'unknown', postcode: 'DL1 8ZZ' }],
    ['DL99 1AA', { kind: 'unknown' }],
    ['ZZ9 9ZZ', { kind: 'unknown' }],
    ['BT1 1AA', { kind: 'unknown' }],
    ['Darlington', { kind: 'malformed' }],
    ['', { kind: 'malformed' }],
  ])('resolves %j', (typed, expected) => {
    expect(places.resolvePostcode(typed)).toMatchObject(expected);
  });
});

it('resolves exactly what a postcode file has told', () => {
  database
    .insert(postcodes)
    .values([
      { postcode: 'DL15QT', latitude: 54.52, longitude: -1.55, wardSlug: 'park-west', inBorough: true },
      { postcode: 'M328HT', latitude: 53.45, longitude: -2.3, wardSlug: null, inBorough: false },
    ])
    .run();
  expect(places.resolvePostcode('dl1 5qt')).toEqual({
    kind: 'exact',
    postcode: 'DL1 5QT',
    location: { latitude: 54.52, longitude: -1.55, precision: 'exact' },
    inBorough: 'yes',
    wardSlug: 'park-west',
  });
  expect(places.resolvePostcode('M32 8HT')).toMatchObject({ kind: 'exact', inBorough: 'no', wardSlug: null });
});

describe('resolveNear', () => {
  it.each([
    ['dl1 5qt', { precision: 'sector', label: 'DL1 5QT' }],
    ['dl1', { precision: 'outcode', label: 'DL1' }],
    ['54.527, -1.553', { precision: 'exact', latitude: 54.527, longitude: -1.553, label: '54.527, -1.553' }],
  ])('finds %j', (typed, expected) => {
    expect(places.resolveNear(typed)).toMatchObject(expected);
  });

  it.each(['', 'Cockerton', 'ZZ9', 'ZZ9 9ZZ', 'DL1 8ZZ', '0,0', '51.5', 'DL1 5', '\u0000', '🚂'])(
    'finds no place in %j',
    (typed) => {
      expect(places.resolveNear(typed)).toBeUndefined();
    },
  );
});

it('gives the centres of wards and outcodes by the names that people know', () => {
  expect(places.wardCentre('cockerton')).toMatchObject({ name: 'Cockerton', latitude: 54.5375 });
  expect(places.wardCentre('elsewhere')).toBeUndefined();
  expect(places.outcodeCentre('M32')).toMatchObject({ name: 'M32' });
  expect(places.outcodeCentre('m32 8ht')).toBeUndefined();
});

it.each([
  [{ latitude: 54.6, longitude: -1.57 }, 'DL5'],
  [{ latitude: 53.45, longitude: -2.32 }, 'M32'],
  [{ latitude: 54.6, longitude: -7.3 }, undefined],
  [{ latitude: 0, longitude: 0 }, undefined],
])('finds the outcode nearest to %j', (point, outcode) => {
  expect(places.nearestOutcode(point)).toBe(outcode);
});
