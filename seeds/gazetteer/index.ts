import type { Gazetteer } from '../../src/features/places/index.ts';
import { wardSlug } from '../../src/features/places/places.model.ts';
import { outcodeLines } from './outcodes.ts';
import { sectorLines } from './sectors.ts';
import { wardLines } from './wards.ts';

/** What Darlington needs to know of places; the attribution that it owes is `gazetteerAttribution` in the places feature. */
export const gazetteer: Gazetteer = {
  boroughCode: 'E06000005',
  completeArea: 'DL',
  examplePostcode: 'DL1 5QT',
  wards: fields(wardLines).map(([code = '', name = '', latitude, longitude]) => ({
    slug: wardSlug(name),
    code,
    name,
    latitude: Number(latitude),
    longitude: Number(longitude),
  })),
  outcodes: fields(outcodeLines).map(([outcode = '', latitude, longitude]) => ({
    outcode,
    latitude: Number(latitude),
    longitude: Number(longitude),
  })),
  sectors: fields(sectorLines).map(([sector = '', latitude, longitude, wards = '']) => ({
    sector,
    latitude: Number(latitude),
    longitude: Number(longitude),
    wardSlugs: wards === '' ? [] : wards.split(','),
  })),
};

function fields(lines: string): string[][] {
  return lines
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
}
