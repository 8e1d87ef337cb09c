import { beforeEach, describe, expect, it } from 'vitest';
import { listRevisions } from '#features/revisions/index.ts';
import { systemActor, visitor } from '#platform/actor.ts';
import { ForbiddenError, NotFoundError, RuleError } from '#platform/errors.ts';
import { addListing, addOrganisation, aSite, someDetails } from '../../../tests/support/factories.ts';
import {
  breakTable,
  eventsOf,
  everything,
  memoryServices,
  titlesFound,
} from '../../../tests/support/memory-services.ts';
import type { Services } from '../../services.ts';
import type { Organisation } from '../organisations/index.ts';
import { type ListingContent, listingKinds, type SourceListing } from './index.ts';

let services: Services;
let organisation: Organisation;
beforeEach(() => {
  services = memoryServices();
  organisation = addOrganisation(services, { sites: [aSite()] });
});

type Change = Parameters<typeof addListing>[2];
const add = (change?: Change) => addListing(services, organisation, change);
const key = { sourceKey: 'test:lamp' };

/** The error that a change is refused with. */
function refusal(work: () => unknown): RuleError {
  try {
    work();
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
  throw new Error('It was not refused');
}

describe('saving a listing', () => {
  it('keeps a revision, notes an event and lets it be found', async () => {
    const { id } = add({ ...key, reason: 'First of all' });
    expect(eventsOf(services.database)).toEqual(['organisation.changed', 'listing.published']);
    expect(await titlesFound(services, 'lamp')).toEqual(['Lamp lending']);

    const changed = add({ ...key, reason: 'Better so', content: { title: 'Lantern lending' } });
    expect(changed).toMatchObject({ id, version: 2, title: 'Lantern lending' });
    expect(eventsOf(services.database).at(-1)).toBe('listing.changed');
    expect(await titlesFound(services, 'lantern lending')).toEqual(['Lantern lending']);

    const revisions = listRevisions(services.database, 'listing', id);
    expect(revisions.map(({ actor, reason }) => [actor, reason])).toEqual([
      ['system:test', 'First of all'],
      ['system:test', 'Better so'],
    ]);
    expect(revisions.map(({ snapshot }) => snapshot)).toMatchObject([
      { title: 'Lamp lending', version: 1 },
      { title: 'Lantern lending', version: 2 },
    ]);
  });

  it('a second time as it is changes nothing', () => {
    add({ ...key, content: { availability: { weekly: [{ day: 1, from: '09:00', to: '12:00' }] } } });
    const before = everything(services.database);
    add({ ...key, content: { availability: { weekly: [{ day: 1, from: '09:00', to: '12:00' }] } } });
    expect(everything(services.database)).toEqual(before);
  });

  it('keeps nothing where something was taken away', () => {
    add({ ...key, content: { availability: { weekly: [{ day: 1, from: '09:00', to: '12:00' }] } } });
    add({ ...key, content: { availability: null }, confirmedOn: null });
    const [row] = services.database.$client
      .prepare('SELECT availability IS NULL AS isGone, confirmed_on, review_due_on FROM listings')
      .all();
    expect(row).toEqual({ isGone: 1, confirmed_on: null, review_due_on: null });
  });

  it('takes what the system does, not what a visitor does', () => {
    const before = everything(services.database);
    const source: SourceListing = {
      ...key,
      reason: 'x',
      organisationRowId: organisation.rowId,
      content: { ...add(), title: 'Other' },
      sites: [],
      state: 'live',
      confirmedOn: null,
      publishedAt: new Date(0),
    };
    const after = everything(services.database);
    expect(() => services.listings.saveFromSource(visitor, source)).toThrow(ForbiddenError);
    expect(everything(services.database)).toEqual(after);
    expect(after).not.toEqual(before);
    expect(services.listings.saveFromSource(systemActor('test'), source).outcome).toBe('created');
  });
});

describe('a failure at any step of saving', () => {
  const steps = [
    ['listings', 'INSERT'],
    ['listing_sites', 'INSERT'],
    ['revisions', 'INSERT'],
    ['outbox', 'INSERT'],
    ['search_words', 'INSERT'],
    ['search_entries', 'INSERT'],
    ['search_entry_words', 'INSERT'],
    ['search_changes', 'INSERT'],
  ] as const;
  const sites = () => services.organisations.sites(organisation);

  it.each(steps)('%s: nothing of a new one stays', async (table, event) => {
    add({ sites: sites() });
    const before = everything(services.database);
    const mend = breakTable(services.database, table, event);
    expect(() => add({ sites: sites(), content: { title: 'Zither repairs' } })).toThrow();
    mend();
    expect(everything(services.database)).toEqual(before);
    expect(await titlesFound(services, 'zither')).toEqual([]);
    expect(await titlesFound(services, 'lamp')).toEqual(['Lamp lending']);
    add({ sites: sites(), content: { title: 'Zither repairs' } });
    expect(await titlesFound(services, 'zither')).toEqual(['Zither repairs']);
  });

  it.each([['listings', 'UPDATE'], ['listing_sites', 'DELETE'], ...steps.slice(2)] as const)(
    '%s: nothing of a change stays',
    async (table, event) => {
      add({ ...key, sites: sites() });
      const before = everything(services.database);
      const mend = breakTable(services.database, table, event);
      expect(() => add({ ...key, content: { title: 'Zither repairs' } })).toThrow();
      mend();
      expect(everything(services.database)).toEqual(before);
      expect(await titlesFound(services, 'lamp lending')).toEqual(['Lamp lending']);
      expect(await titlesFound(services, 'zither')).toEqual([]);
    },
  );
});

describe('its slug', () => {
  it('stays when its title changes', () => {
    expect(add(key).slug).toBe('lamp-lending');
    expect(add({ ...key, content: { title: 'Torch lending' } }).slug).toBe('lamp-lending');
    expect(services.listings.getPublicBySlug('lamp-lending').title).toBe('Torch lending');
  });

  it('is numbered where others have it', () => {
    expect(add().slug).toBe('lamp-lending');
    expect(add().slug).toBe('lamp-lending-2');
    expect(add({ content: { title: 'Lamp lending 2' } }).slug).toBe('lamp-lending-2-2');
    expect(add({ content: { title: 'Lamp – LENDING!' } }).slug).toBe('lamp-lending-3');
    expect(add({ content: { title: '灯' } }).slug).toBe('entry');
  });
});

describe('states', () => {
  it.each([
    ['live', true, true],
    ['paused', false, true],
    ['met', false, true],
    ['taken', false, true],
    ['lapsed', false, true],
    ['archived', false, false],
  ] as const)('%s: found %s, shown %s', async (state, isFound, isShown) => {
    add(key);
    const listing = add({ ...key, state, content: { summary: 'Changed.' } });
    expect(await titlesFound(services, 'lamp')).toEqual(isFound ? ['Lamp lending'] : []);
    expect(eventsOf(services.database).at(-1)).toBe(isFound ? 'listing.changed' : 'listing.withdrawn');
    const show = () => services.listings.getPublicById(listing.id);
    if (isShown) expect(show().state).toBe(state);
    else expect(show).toThrow(NotFoundError);

    add({ ...key, content: { summary: 'Back again.' } });
    expect(await titlesFound(services, 'lamp')).toEqual(['Lamp lending']);
  });
});

describe('what is refused, with the field named', () => {
  const wrong: [field: string, content: Partial<ListingContent>][] = [
    ['title', { title: '  ' }],
    ['title', { title: 'x'.repeat(121) }],
    ['summary', { summary: '' }],
    ['description', { description: 'x'.repeat(10_001) }],
    ['themes', { themes: ['no-such-theme'] }],
    ['themes', { themes: ['older-people', 'older-people'] }],
    ['skills', { skills: ['juggling-with-knives'] }],
    ['areas', { areas: [] }],
    ['areas', { areas: ['atlantis'] }],
    ['category', { kind: 'need', category: null, details: someDetails.need }],
    ['category', { kind: 'service', category: 'space' }],
    ['availability.until', { availability: { from: '2026-12-02', until: '2026-12-01' } }],
    ['availability.from', { availability: { from: '2026-02-30' } }],
    ['availability.weekly.0.from', { availability: { weekly: [{ day: 1, from: '25:00', to: '26:00' }] } }],
    ['details.access', { details: { ...someDetails.service, access: ' ' } }],
    ['details.delivery', { details: { ...someDetails.service, delivery: [] } }],
    ['details.urgency', { kind: 'need', category: 'other', details: { urgency: 'never' } }],
    ['details.by', { kind: 'need', category: 'other', details: { urgency: 'now', by: 'Friday' } }],
    [
      'details.amountPence',
      { kind: 'need', category: 'funding', details: { urgency: 'now', amountPence: 1.5 } },
    ],
    ['details.cost', { kind: 'resource', category: 'space', details: {} }],
    ['details.forms', { kind: 'skill', details: { forms: [] } }],
    ['details.people', { kind: 'volunteering', details: { team: 'Finance', people: 0 } }],
    ['details.days', { kind: 'shadowing', details: { ...someDetails.shadowing, days: -1 } }],
    // One kind's details are not another's.
    ['details.hostRole', { kind: 'shadowing', details: someDetails.skill }],
  ];

  it.each(wrong)('%s: %j', (field, content) => {
    const before = everything(services.database);
    expect(refusal(() => add({ content })).field).toBe(field);
    expect(everything(services.database)).toEqual(before);
  });

  it('but for these, every kind is taken', () => {
    for (const kind of listingKinds) expect(add({ content: { kind } }).kind).toBe(kind);
  });
});

describe('a hidden place', () => {
  const hidden = aSite({ name: 'Rowan House', address: '4 Rowan Lane, Darlington', visibility: 'hidden' });
  beforeEach(() => {
    organisation = addOrganisation(services, { name: 'Rowan Refuge', sites: [hidden, aSite()] });
  });
  const [at, elsewhere] = [
    () => services.organisations.sites(organisation).slice(0, 1),
    () => services.organisations.sites(organisation).slice(1),
  ];

  const telling: [field: string, content: Partial<ListingContent>][] = [
    ['title', { title: 'Open house at 4, Rowan Lane' }],
    ['summary', { summary: 'Find us at dl39ab.' }],
    ['description', { description: 'Ring the bell of 4 ROWAN LANE.' }],
    ['details', { details: { ...someDetails.service, access: 'Come to DL3 9AB' } }],
    ['details', { details: { ...someDetails.service, access: 'Ring twice. 4\nRowan\nLane' } }],
    ['availability', { availability: { note: 'at 4 Rowan Lane only' } }],
  ];

  it.each(telling)('may not stand in the %s', (field, content) => {
    for (const sites of [at(), elsewhere(), []]) {
      const before = everything(services.database);
      const error = refusal(() => add({ sites, content }));
      expect([error.field, error.message]).toEqual([field, expect.stringMatching(/^Leave out “/)]);
      expect(everything(services.database)).toEqual(before);
    }
  });

  it('may not be told by the ward or by its name, where the listing takes place there', () => {
    expect(refusal(() => add({ sites: at(), content: { areas: ['cockerton'] } })).field).toBe('areas');
    expect(refusal(() => add({ sites: at(), content: { summary: 'At Rowan House.' } })).field).toBe(
      'summary',
    );
    expect(add({ sites: elsewhere(), content: { areas: ['cockerton'] } }).areas).toEqual(['cockerton']);
  });

  it('is not found by its words', async () => {
    add({ sites: at(), content: { title: 'Shelter' } });
    expect(await titlesFound(services, 'shelter')).toEqual(['Shelter']);
    for (const text of ['cockerton', 'rowan house', 'rowan lane', 'dl3']) {
      expect(await titlesFound(services, text)).toEqual([]);
    }
  });
});
