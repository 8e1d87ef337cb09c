import { describe, expect, it } from 'vitest';
import {
  type ComparableListing,
  type ComparableOrganisation,
  type DuplicateReason,
  listingScore,
  organisationScore,
  worthComparing,
} from './duplicates.model.ts';

const kitchen: ComparableListing = {
  kind: 'service',
  category: null,
  title: 'Thursday lunch to your door',
  summary: 'A hot two-course lunch brought to people over 65 who find cooking hard.',
  description: 'Always a pudding. The driver waits while you open the lid.',
  organisationRowId: 1,
  postcodes: ['DL3 9EJ'],
};
const stranger: ComparableListing = {
  kind: 'service',
  category: null,
  title: 'Bereavement walks',
  summary: 'An easy hour in the park on Sundays.',
  description: '',
  organisationRowId: 2,
  postcodes: [],
};
const room: ComparableListing = {
  kind: 'resource',
  category: 'space',
  title: 'Room hire',
  summary: 'A light upstairs room with a piano, by the hour.',
  description: '',
  organisationRowId: 1,
  postcodes: ['DL1 1AA'],
};
const otherRoom = {
  ...room,
  summary: 'Committee table for twelve, projector and tea point.',
  organisationRowId: 2,
};

describe('listings', () => {
  it.each<[string, ComparableListing, ComparableListing, boolean, DuplicateReason[]]>([
    [
      'a copy by another organisation',
      kitchen,
      { ...kitchen, organisationRowId: 2, postcodes: [] },
      true,
      ['same-text', 'same-title'],
    ],
    [
      'the same words under another title',
      kitchen,
      { ...kitchen, title: 'Meals on wheels', organisationRowId: 2, postcodes: [] },
      true,
      ['same-text'],
    ],
    [
      'its own organisation again, in other words',
      kitchen,
      { ...stranger, title: 'Thursday lunches to your door', organisationRowId: 1, postcodes: ['DL3 9EJ'] },
      true,
      ['similar-title', 'same-organisation', 'same-postcode'],
    ],
    ['“Room hire” of two organisations', room, { ...otherRoom, postcodes: [] }, false, ['same-title']],
    [
      '“Room hire” of two in one building',
      room,
      { ...otherRoom, postcodes: ['DL1 1AA'] },
      true,
      ['same-title', 'same-postcode'],
    ],
    [
      '“Room hire” in two buildings of one',
      room,
      { ...otherRoom, organisationRowId: 1, postcodes: ['DL3 7QQ'] },
      false,
      ['same-title', 'same-organisation'],
    ],
    ['a need and an offer of the same', kitchen, { ...kitchen, kind: 'need' }, false, []],
    ['other categories', room, { ...room, category: 'equipment' }, false, []],
    [
      'all that one organisation does in one place',
      kitchen,
      { ...stranger, organisationRowId: 1, postcodes: ['DL3 9EJ'] },
      false,
      [],
    ],
    ['strangers', kitchen, stranger, false, []],
    [
      'titles of fillers alone',
      { ...stranger, title: 'For you' },
      { ...kitchen, title: 'With us' },
      false,
      [],
    ],
    [
      'nothing written yet',
      { ...stranger, title: '', summary: '' },
      { ...stranger, title: '', summary: '' },
      false,
      [],
    ],
  ])('%s', (_name, one, other, isWorth, reasons) => {
    const found = listingScore(one, other);
    expect(found.reasons).toEqual(reasons);
    expect(found.score >= worthComparing).toBe(isWorth);
    expect(listingScore(other, one)).toEqual(found);
  });

  it('counts organisations that share a number, though less than one organisation', () => {
    const other = { ...stranger, title: 'Thursday lunches to your door' };
    const scores = [
      listingScore(kitchen, other),
      listingScore(kitchen, other, true),
      listingScore(kitchen, { ...other, organisationRowId: 1 }),
    ].map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(new Set(scores).size).toBe(3);
  });
});

const church: ComparableOrganisation = {
  rowId: 1,
  parentRowId: null,
  name: 'St John’s Church',
  charityNumber: null,
  companyNumber: null,
  website: null,
  email: null,
  postcodes: [],
};
const finance: ComparableOrganisation = {
  ...church,
  name: 'Finance team',
  website: 'https://www.town.example/finance',
  parentRowId: 9,
};

describe('organisations', () => {
  it.each<[string, ComparableOrganisation, Partial<ComparableOrganisation>, number, boolean]>([
    ['“St John’s Church” and “St John’s Ambulance”', church, { name: 'St John’s Ambulance' }, 2, false],
    ['“St John’s Church” and “Church of St. John”', church, { name: 'Church of St. Johns' }, 2, true],
    [
      'the same charity number under other names',
      { ...church, charityNumber: '1000003' },
      { name: 'The Friends', charityNumber: '1000003' },
      2,
      true,
    ],
    [
      'a branch with its charity’s number',
      { ...church, charityNumber: '1000003' },
      { name: 'Night shelter', charityNumber: '1000003', parentRowId: 1 },
      2,
      false,
    ],
    [
      'the same website of two',
      { ...finance, parentRowId: null },
      { name: 'Payroll', website: 'https://town.example' },
      2,
      true,
    ],
    [
      'teams of one council with its website',
      finance,
      { name: 'Libraries', website: 'https://www.town.example/libraries', parentRowId: 9 },
      2,
      false,
    ],
    [
      'teams that nobody has put under their council, with a website that many share',
      { ...finance, parentRowId: null },
      { name: 'Libraries', website: 'https://www.town.example/libraries' },
      5,
      false,
    ],
    [
      'teams of one council with almost one name',
      finance,
      { name: 'Finance teams', parentRowId: 9 },
      2,
      false,
    ],
    ['the same team twice', finance, { name: 'The Finance Team', parentRowId: 9 }, 2, true],
  ])('%s', (_name, one, change, sharing, isWorth) => {
    const other = { ...church, rowId: 2, ...change };
    const found = organisationScore(one, other, sharing);
    expect(found.score >= worthComparing).toBe(isWorth);
    expect(organisationScore(other, one, sharing)).toEqual(found);
  });
});
