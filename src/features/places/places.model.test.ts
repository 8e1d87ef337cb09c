import { describe, expect, it } from 'vitest';
import { distanceMiles, parseCoordinates, parseOutcode, parsePostcode, wardSlug } from './places.model.ts';

describe('parsePostcode', () => {
  it.each([
    ['dl15qt', 'DL1 5QT', 'DL1', 'DL1 5'],
    [' DL1  5qt ', 'DL1 5QT', 'DL1', 'DL1 5'],
    ['d l 1 5 q t', 'DL1 5QT', 'DL1', 'DL1 5'],
    ['DL1\u00a05QT', 'DL1 5QT', 'DL1', 'DL1 5'],
    ['m11ae', 'M1 1AE', 'M1', 'M1 1'],
    ['EC1A1BB', 'EC1A 1BB', 'EC1A', 'EC1A 1'],
    ['w1a 0ax', 'W1A 0AX', 'W1A', 'W1A 0'],
    ['DL115QT', 'DL11 5QT', 'DL11', 'DL11 5'],
  ])('reads %j as %s', (typed, postcode, outcode, sector) => {
    expect(parsePostcode(typed)).toEqual({ postcode, outcode, sector });
  });

  it.each([
    '',
    'DL1',
    'DL1 5',
    'DL1 5Q',
    'DL1 5QO',
    'DLL 5QT',
    '1DL 5QT',
    'DL1 5QTX',
    'M5V 3A7',
    'DL1-5QT',
    'ＤＬ１５ＱＴ',
    "DL1 5QT' OR 1=1",
    `DL1 ${' '.repeat(30)}5QT`,
    'D'.repeat(10_000),
  ])('refuses %j', (typed) => {
    expect(parsePostcode(typed)).toBeUndefined();
  });
});

describe('parseOutcode', () => {
  it.each([
    ['dl1', 'DL1'],
    [' DL98 ', 'DL98'],
    ['ec1a', 'EC1A'],
    ['DL1 5QT', undefined],
    ['DL1 5', undefined],
    ['DL', undefined],
    ['', undefined],
  ])('reads %j as %j', (typed, expected) => {
    expect(parseOutcode(typed)).toBe(expected);
  });
});

describe('parseCoordinates', () => {
  it.each([
    ['54.527,-1.553', { latitude: 54.527, longitude: -1.553 }],
    [' 54.5 , -1 ', { latitude: 54.5, longitude: -1 }],
    [
      '54.52712345678901,-0.05531234567890123',
      { latitude: 54.52712345678901, longitude: -0.05531234567890123 },
    ],
    ['-1.553,54.527', undefined],
    ['0,0', undefined],
    ['54.527', undefined],
    ['54.527,-1.553,3', undefined],
    ['1e1,-1', undefined],
    ['NaN,NaN', undefined],
    ['54.527,+1', undefined],
  ])('reads %j as %j', (typed, expected) => {
    expect(parseCoordinates(typed)).toEqual(expected);
  });
});

describe('distanceMiles', () => {
  const darlington = { latitude: 54.527, longitude: -1.553 };

  it('is nothing from a place to itself, the same both ways, and half the globe at most', () => {
    const durham = { latitude: 54.776, longitude: -1.575 };
    expect(distanceMiles(darlington, darlington)).toBe(0);
    expect(distanceMiles(durham, darlington)).toBe(distanceMiles(darlington, durham));
    expect(distanceMiles({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 })).toBeCloseTo(
      12_436.8,
      1,
    );
  });

  it('measures a degree of latitude as 69.1 miles', () => {
    // 6371.0088 km * π / 180 / 1.609344.
    expect(distanceMiles(darlington, { ...darlington, latitude: 55.527 })).toBeCloseTo(69.094, 2);
  });
});

it.each([
  ['Bank Top & Lascelles', 'bank-top-and-lascelles'],
  ['Sadberge & Middleton St George', 'sadberge-and-middleton-st-george'],
  ['College', 'college'],
])('makes the slug of %s', (name, slug) => {
  expect(wardSlug(name)).toBe(slug);
});
