import { describe, expect, it } from 'vitest';
import { comparableName, domainOf, type KnownBy, likeness, worthAsking } from './likely-same.ts';

const lantern: KnownBy = {
  name: 'Lantern Trust',
  charityNumber: '1000003',
  companyNumber: '01234567',
  website: 'https://www.lantern.example/about',
  email: 'hello@lantern.example',
  postcodes: ['DL3 9AB'],
};
const stranger: KnownBy = {
  name: 'Whinfield Men’s Shed',
  charityNumber: null,
  companyNumber: null,
  website: null,
  email: null,
  postcodes: [],
};

describe('likeness', () => {
  it.each<[string, Partial<KnownBy>, boolean, string[]]>([
    ['the same charity number', { charityNumber: '1000003' }, true, ['same-charity-number']],
    ['the same company number', { companyNumber: '01234567' }, true, ['same-company-number']],
    ['the same name in another order and form', { name: 'The Trust of Lantern Ltd' }, true, ['same-name']],
    ['a name with a slip', { name: 'Lanterne Trust' }, true, ['similar-name']],
    ['a name run together', { name: 'Lan Tern' }, true, ['similar-name']],
    ['the same website without www', { website: 'http://lantern.example' }, true, ['same-website']],
    ['a mailbox at that website', { email: 'x@lantern.example' }, true, ['same-website']],
    [
      'the same postcode alone, as in a shared building',
      { postcodes: ['DL3 9AB'] },
      false,
      ['same-postcode'],
    ],
    ['only words that all have', { name: 'The Community Trust' }, false, []],
    ['nothing', {}, false, []],
  ])('takes %s for what it is', (_name, change, isAsked, reasons) => {
    const { score, reasons: found } = likeness(lantern, { ...stranger, ...change });
    expect(found).toEqual(reasons);
    expect(score >= worthAsking).toBe(isAsked);
  });

  it('believes a name less where the numbers differ, and still asks', () => {
    const same = likeness(lantern, { ...stranger, name: 'Lantern Trust' }).score;
    const numbered = likeness(lantern, {
      ...stranger,
      name: 'Lantern Trust',
      charityNumber: '7654321',
    }).score;
    expect(numbered).toBeLessThan(same);
    expect(numbered).toBeGreaterThanOrEqual(worthAsking);
  });

  it('does not ask of a similar name with another number', () => {
    const other = { ...stranger, name: 'Lanterne Trust', charityNumber: '7654321' };
    expect(likeness(lantern, other).score).toBeLessThan(worthAsking);
  });

  it('adds up what agrees', () => {
    const similar = { ...stranger, name: 'Lanterne Trust' };
    const both = likeness(lantern, { ...similar, postcodes: ['DL3 9AB'] });
    expect(both.reasons).toEqual(['similar-name', 'same-postcode']);
    expect(both.score).toBeGreaterThan(likeness(lantern, similar).score);
  });

  it('is the same both ways', () => {
    const other = { ...stranger, name: 'Lantern Arts Trust', postcodes: ['DL3 9AB'] };
    expect(likeness(lantern, other)).toEqual(likeness(other, lantern));
  });
});

it.each([
  ['The Darlington Foodbank', 'darlington foodbank'],
  ['Café & Friends C.I.C.', 'c c cafe friends i'],
  ['St John’s Church', 'church johns st'],
  ['The Community Trust', 'community the trust'],
  ['???', ''],
])('compares %s as “%s”', (name, expected) => {
  expect(comparableName(name)).toBe(expected);
});

it.each([
  [{ website: 'https://www.lantern.example/x', email: null }, 'lantern.example'],
  [{ website: null, email: 'a@Lantern.example' }, 'lantern.example'],
  [{ website: 'https://www.facebook.com/lantern', email: null }, null],
  [{ website: null, email: 'lantern@gmail.com' }, null],
  [{ website: 'no address', email: null }, null],
])('knows whose domain %o is', (given, expected) => {
  expect(domainOf(given)).toBe(expected);
});
