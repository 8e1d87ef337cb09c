import { describe, expect, it } from 'vitest';
import type { Version } from '#web/two-versions.ts';
import type { OrganisationDraft } from './organisation-draft.ts';
import { applyPicks, compareDrafts } from './organisation-merge.ts';
import { emptyPlace } from './place-draft.ts';

const hall = { ...emptyPlace(), key: 'hall', name: 'Hall', postcode: 'DL3 9AB' };
const base: OrganisationDraft = {
  name: 'Lantern Trust',
  sector: 'third-sector',
  type: 'Charity',
  parent: '',
  description: 'Light.\nWhere it is dark.',
  charity_number: '',
  company_number: '',
  email: 'hello@lantern.example',
  phone: '',
  website: '',
  places: [hall],
};
const withHall = (change: Partial<typeof hall>) => ({ ...base, places: [{ ...hall, ...change }] });

describe('compareDrafts', () => {
  it.each<[string, OrganisationDraft, OrganisationDraft, [string, Version | null][]]>([
    ['nothing', base, base, []],
    ['only mine', { ...base, phone: '1' }, base, [['pick-phone', 'mine']]],
    ['only theirs', base, { ...base, phone: '2' }, [['pick-phone', 'theirs']]],
    [
      'each another field',
      { ...base, phone: '1' },
      { ...base, type: 'Trust' },
      [
        ['pick-type', 'theirs'],
        ['pick-phone', 'mine'],
      ],
    ],
    ['both the same', { ...base, phone: '1' }, { ...base, phone: '1' }, []],
    ['both differently', { ...base, phone: '1' }, { ...base, phone: '2' }, [['pick-phone', null]]],
    ['line breaks alone', { ...base, description: 'Light.\r\nWhere it is dark.' }, base, []],
    ['my place', withHall({ name: 'Room' }), base, [['pick-place-hall', 'mine']]],
    ['their place', base, withHall({ name: 'Room' }), [['pick-place-hall', 'theirs']]],
    ['a place that they took away', base, { ...base, places: [] }, [['pick-place-hall', 'theirs']]],
    [
      'a place that they took away and I changed',
      withHall({ name: 'Room' }),
      { ...base, places: [] },
      [['pick-place-hall', null]],
    ],
    ['a place that I add', { ...base, places: [hall, emptyPlace()] }, base, []],
    ['a place that they added', base, { ...base, places: [hall, { ...hall, key: 'loft' }] }, []],
    ['a place that I take away', withHall({ remove: true }), base, [['pick-place-hall', 'mine']]],
  ])('%s', (_name, mine, theirs, expected) => {
    const found = compareDrafts(base, mine, theirs);
    expect(found.map(({ name, chosen }) => [name, chosen])).toEqual(expected);
  });

  it('shows both sides, and decides for nobody where the beginning isn’t known', () => {
    const [phone] = compareDrafts(undefined, { ...base, phone: '1' }, { ...base, phone: '2' });
    expect(phone).toEqual({
      name: 'pick-phone',
      label: 'Telephone number',
      mine: '1',
      theirs: '2',
      chosen: null,
    });
  });
});

it('takes from theirs what was chosen, and leaves the rest', () => {
  const mine = { ...withHall({ name: 'Room' }), phone: '1', email: 'mine@lantern.example' };
  const theirs = { ...base, places: [], phone: '2', email: 'theirs@lantern.example' };
  const posted = { 'pick-phone': 'theirs', 'pick-email': 'mine', 'pick-place-hall': 'theirs' };
  expect(applyPicks(posted, mine, theirs)).toEqual({ ...mine, phone: '2', places: [] });
});
