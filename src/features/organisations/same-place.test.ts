import { describe, expect, it } from 'vitest';
import { aSite } from '../../../tests/support/factories.ts';
import { pairPlaces } from './same-place.ts';

type Place = ReturnType<typeof aSite>;

const hall = aSite();
const annexe = aSite({ name: 'Annexe' });
const office = aSite({ name: 'Office', address: '9 Quiet Close', postcode: 'DL1 5QT' });
const around = (latitude: number) =>
  aSite({
    name: 'Around BS1',
    address: null,
    postcode: null,
    location: { latitude, longitude: -2, precision: 'outcode' },
  });

describe('pairPlaces', () => {
  it.each<[string, Place[], Place[], (number | undefined)[]]>([
    ['as they were', [hall, office], [hall, office], [0, 1]],
    ['in another order, with one before them', [hall, office], [annexe, office, hall], [2, 1]],
    ['where one was removed', [hall, office], [office], [undefined, 0]],
    ['where one is nearly another, which is there', [annexe, hall], [hall], [undefined, 0]],
    [
      'where one was renamed and its address cut short',
      [hall],
      [office, { ...hall, name: 'The hall', address: '12 LANTERN ROW.' }],
      [1],
    ],
    ['where one is hidden', [hall], [office, { ...hall, visibility: 'hidden' }], [1]],
    ['where one was placed elsewhere on the map', [hall], [office, { ...hall, location: null }], [1]],
    ['by coordinates, without an address', [around(51), around(52)], [around(52), around(51)], [1, 0]],
    ['twice the same', [hall, hall], [hall, hall], [0, 1]],
    ['that nobody knows', [office], [hall, around(51)], [undefined]],
  ])('pairs places %s', (_name, told, known, expected) => {
    const sites = known.map((site) => ({ ...site }));
    const pairs = pairPlaces(told, sites).map((site) => site && sites.indexOf(site));
    expect(pairs).toEqual(expected);
  });
});
