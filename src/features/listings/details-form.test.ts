import { describe, expect, it } from 'vitest';
import { readDay, readDetails } from './details-form.ts';
import { kindDefinitions } from './kinds/index.ts';

describe('a day as people write it', () => {
  it.each([
    ['2026-12-12', '2026-12-12'],
    ['12/12/2026', '2026-12-12'],
    ['3.1.2027', '2027-01-03'],
    ['1 February 2027', '2027-02-01'],
    ['12 Dec. 2026', '2026-12-12'],
    ['5/1/27', '2027-01-05'],
    ['5th January 27', '2027-01-05'],
    ['Tues 5 Jan 2027', '2027-01-05'],
    ['Tuesday, 5th of January', '2027-01-05'],
    ['5 Jan', '2027-01-05'],
    ['5/1', '2027-01-05'],
    ['23 November', '2026-11-23'],
    ['22 November', '2027-11-22'],
    ['29 Feb', '2028-02-29'],
    ['Monday 5 January 2027', undefined],
    ['30 Feb', undefined],
    ['5 Jam', undefined],
    ['5', undefined],
    ['30/02/2026', undefined],
    ['12/13/2026', undefined],
    ['next Tuesday', undefined],
    ['', undefined],
  ])('reads “%s” as %s', (text, day) => {
    expect(readDay(text, '2026-11-23')).toBe(day);
  });
});

describe('details', () => {
  const { fields } = kindDefinitions.need.form;
  it.each<[string, Record<string, string | string[]>, string | null, unknown]>([
    ['numbers', { 'people.hours': '2,5' }, 'people', { people: { hours: 2.5, fromHome: false } }],
    ['pounds as pence', { amountPence: '£1,250.50' }, 'funding', { amountPence: 125_050 }],
    ['what isn’t a number as it was typed', { amountPence: 'lots' }, 'funding', { amountPence: 'lots' }],
    ['nothing about another category', { 'people.hours': '2', quantity: '5' }, 'goods', { quantity: '5' }],
    ['the last of several values', { urgency: ['now', 'soon'] }, null, { urgency: 'soon' }],
  ])('read %s', (_name, typed, category, expected) => {
    expect(readDetails(fields, typed, category, '2026-11-23')).toEqual(expected);
  });
});
