import { expect, it } from 'vitest';
import { calmName, calmText } from './letter-case.ts';

it.each([
  ['SOUTHERN AFRICA RESOURCES CENTRE', 'Southern Africa Resources Centre'],
  ["ST. MARY'S PRE-SCHOOL (PTA) LTD", "St. Mary's Pre-School (PTA) Ltd"],
  ['THE FRIENDS OF THE 2ND BARKING SCOUT GROUP', 'The Friends of the 2nd Barking Scout Group'],
  ["O'BRIEN AND MCDONALD TRUST UK", "O'Brien and McDonald Trust UK"],
  ['BCD BMX CLUB', 'BCD BMX Club'],
  ['Fair Isle Bird Observatory', 'Fair Isle Bird Observatory'],
  ['42nd Street', '42nd Street'],
])('calms the name %s', (name, expected) => {
  expect(calmName(name)).toBe(expected);
});

it.each([
  [
    'TO RELIEVE POVERTY IN ENGLAND. 1) THE NHS AND IT: (A) HELP PEOPLE',
    'To relieve poverty in England. 1) The NHS and it: (a) Help people',
  ],
  ['Already calm. NHS.', 'Already calm. NHS.'],
  ['', ''],
])('calms the text %s', (text, expected) => {
  expect(calmText(text)).toBe(expected);
});
