import { describe, expect, it } from 'vitest';
import { givesOpenGrants, spokenCategories } from './spoken-categories.model.ts';

/** What services give, read off their words. */

describe('what a service gives', () => {
  it.each<[string, string[]]>([
    ['Making grants to young people in need', ['funding']],
    ['Recruits volunteers for local groups', ['people']],
    ['Volunteer-led walks', []],
    ['Leaflets distributed throughout the UK', []],
  ])('is in “%s”', (text, categories) => {
    expect(spokenCategories(text)).toEqual(categories);
  });

  it.each<[string, boolean, boolean]>([
    ['Grants to organisations for general charitable purposes', true, true],
    ['Donations made to other charitable bodies', true, true],
    ['Grants to individuals in need', true, false],
    ['Fund raising and collecting donations to fulfil our objects', true, false],
    ['Makes grants to charities, mainly those with whom a trustee is active', true, false],
    ['Grants to organisations. The trustees have resolved to support one charity', true, false],
    // Here it is for everybody; elsewhere for those who live there.
    ['Grants to organisations within the parish', false, true],
    ['Grants to organisations within the parish', true, false],
  ])('“%s”, elsewhere %s: to any group %s', (lead, isElsewhere, expected) => {
    expect(givesOpenGrants({ lead, isElsewhere })).toBe(expected);
  });
});
