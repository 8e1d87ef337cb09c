import { describe, expect, it } from 'vitest';
import { hiddenPlaceIn } from './hidden-place.ts';
import { publicSite, type Site } from './organisation.model.ts';

const site: Site = {
  rowId: 1,
  id: 'site-1',
  name: 'Whinfield Hall',
  address: '3 Salters Lane, Darlington',
  postcode: 'DL1 3QT',
  wardSlug: 'whinfield',
  visibility: 'address',
  stepFree: 'yes',
  location: { latitude: 54.55, longitude: -1.52, precision: 'exact' },
};
const centres = {
  wardCentre: (slug: string) =>
    slug === 'whinfield' ? { name: 'Whinfield', latitude: 54.5, longitude: -1.5 } : undefined,
  outcodeCentre: (outcode: string) =>
    outcode === 'M33' ? { name: 'M33', latitude: 53.4, longitude: -2.3 } : undefined,
};

describe('publicSite', () => {
  it('shows an address site as it is', () => {
    expect(publicSite(site, centres)).toMatchObject({
      name: 'Whinfield Hall',
      address: '3 Salters Lane, Darlington',
      postcode: 'DL1 3QT',
      location: { latitude: 54.55, precision: 'exact' },
    });
  });

  it('shows of an area site its ward and the ward’s centre, not even its name', () => {
    expect(publicSite({ ...site, visibility: 'area' }, centres)).toEqual({
      id: 'site-1',
      name: 'Whinfield',
      address: null,
      postcode: null,
      wardSlug: 'whinfield',
      wardName: 'Whinfield',
      stepFree: 'yes',
      location: { latitude: 54.5, longitude: -1.5, precision: 'ward' },
    });
  });

  it('shows of an area site outside the borough the centre of its outcode', () => {
    const outside = { ...site, visibility: 'area', wardSlug: null, postcode: 'M33 4FA' } as const;
    expect(publicSite(outside, centres)).toMatchObject({
      name: 'M33',
      postcode: null,
      location: { latitude: 53.4, longitude: -2.3, precision: 'outcode' },
    });
  });

  it('shows nothing of a hidden site', () => {
    expect(publicSite({ ...site, visibility: 'hidden' }, centres)).toBeUndefined();
  });
});

describe('hiddenPlaceIn', () => {
  const hidden = { ...site, visibility: 'hidden' } as const;
  it.each([
    ['the postcode however it is spaced', 'Come to dl13qt', 'DL1 3QT'],
    ['the street', 'We are at 3  SALTERS lane', '3 Salters Lane'],
    ['the name of the house', 'Meet at Whinfield Hall.', 'Whinfield Hall'],
    ['nothing', 'Somewhere safe in the borough', undefined],
  ])('finds %s', (_name, text, expected) => {
    expect(hiddenPlaceIn([text], [hidden])).toBe(expected);
  });

  it.each([
    ['the building, in front of the street', 'Ask for Rowan House', 'Rowan House'],
    ['the street, behind the building', 'At 7 Nestfield Street', '7 Nestfield Street'],
    ['the street without its number', 'The red door in Nestfield Street', 'Nestfield Street'],
    ['a street that is called a gate', 'Just off Skinnergate', 'Skinnergate'],
    ['a postcode that stands in the address', 'We are in dl1-5qt', 'DL1 5QT'],
    ['the part of an old address of its page', 'rowan-house-support', 'Rowan House'],
    ['no town or district that it serves', 'All of Cockerton and Darlington', undefined],
  ])('finds of a whole address %s', (_name, text, expected) => {
    const address = 'Flat 2, Rowan House, 7 Nestfield Street, Skinnergate, Cockerton, Darlington DL1 5QT';
    const found = hiddenPlaceIn([text], [{ ...hidden, postcode: null, address }]);
    expect(found).toBe(expected);
  });

  it('does not mind what is said of a site that is not hidden', () => {
    expect(hiddenPlaceIn(['DL1 3QT'], [site])).toBeUndefined();
  });
});
