import { beforeEach, describe, expect, it } from 'vitest';
import { listRevisions } from '#features/revisions/index.ts';
import { visitor } from '#platform/actor.ts';
import { ForbiddenError, RuleError } from '#platform/errors.ts';
import { addListing, addOrganisation, aSite } from '../../../tests/support/factories.ts';
import {
  breakTable,
  eventsOf,
  everything,
  memoryServices,
  titlesFound,
} from '../../../tests/support/memory-services.ts';
import type { Services } from '../../services.ts';
import type { SourceOrganisation } from './index.ts';

let services: Services;
beforeEach(() => {
  services = memoryServices();
});

const add = (change?: Partial<SourceOrganisation>) => addOrganisation(services, change);
const key = { sourceKey: 'test:trust' };

describe('saving an organisation', () => {
  it('keeps a revision, notes an event, and its entries are found by its new name', async () => {
    const organisation = add({ ...key, reason: 'First of all' });
    addListing(services, organisation);
    expect(await titlesFound(services, 'lantern')).toEqual(['Lamp lending']);

    const changed = add({ ...key, reason: 'It has a new name', name: 'Beacon Trust' });
    expect(changed).toMatchObject({ id: organisation.id, rowId: organisation.rowId, name: 'Beacon Trust' });
    expect(eventsOf(services.database).filter((type) => type === 'organisation.changed')).toHaveLength(2);
    expect(await titlesFound(services, 'beacon')).toEqual(['Lamp lending']);
    expect(await titlesFound(services, 'lantern')).toEqual([]);

    const revisions = listRevisions(services.database, 'organisation', organisation.id);
    expect(revisions.map(({ actor, reason }) => [actor, reason])).toEqual([
      ['system:test', 'First of all'],
      ['system:test', 'It has a new name'],
    ]);
    expect(revisions.map(({ snapshot }) => snapshot)).toMatchObject([
      { name: 'Lantern Trust', sites: [] },
      { name: 'Beacon Trust', sites: [] },
    ]);
  });

  it('a second time as it is changes nothing', () => {
    add({ ...key, sites: [aSite(), aSite({ name: 'Annexe', location: null })] });
    const before = everything(services.database);
    add({ ...key, sites: [aSite(), aSite({ name: 'Annexe', location: null })] });
    expect(everything(services.database)).toEqual(before);
  });

  it('moves its entries with its places', async () => {
    const organisation = add({ ...key, sites: [aSite()] });
    addListing(services, organisation, { sites: services.organisations.sites(organisation) });
    expect(await titlesFound(services, 'lamp cockerton')).toEqual(['Lamp lending']);
    add({ ...key, sites: [aSite({ wardSlug: 'northgate' })] });
    expect(await titlesFound(services, 'lamp cockerton')).toEqual([]);
    expect(await titlesFound(services, 'lamp northgate')).toEqual(['Lamp lending']);
    // From now on nobody may know where it is.
    add({ ...key, sites: [aSite({ wardSlug: 'northgate', visibility: 'hidden' })] });
    expect(await titlesFound(services, 'lamp northgate')).toEqual([]);
    expect(await titlesFound(services, 'lamp')).toEqual(['Lamp lending']);
  });

  it('takes what the system does, not what a visitor does', () => {
    const { name } = add();
    const before = everything(services.database);
    const source = { ...key, reason: 'x', name, sector: 'business' } as SourceOrganisation;
    expect(() => services.organisations.saveFromSource(visitor, source)).toThrow(ForbiddenError);
    expect(everything(services.database)).toEqual(before);
  });
});

describe('a failure at any step of saving', () => {
  const steps = [
    ['sites', 'INSERT'],
    ['revisions', 'INSERT'],
    ['outbox', 'INSERT'],
  ] as const;

  it.each([['organisations', 'INSERT'], ...steps] as const)(
    '%s: nothing of a new one stays',
    (table, event) => {
      const before = everything(services.database);
      const mend = breakTable(services.database, table, event);
      expect(() => add({ sites: [aSite()] })).toThrow();
      mend();
      expect(everything(services.database)).toEqual(before);
      expect(services.organisations.list({ offset: 0, limit: 1 }).total).toBe(0);
    },
  );

  it.each([
    ['organisations', 'UPDATE'],
    ...steps,
    ['search_entries', 'INSERT'],
    ['search_changes', 'INSERT'],
  ] as const)('%s: nothing of a change stays', async (table, event) => {
    addListing(services, add(key));
    const before = everything(services.database);
    const mend = breakTable(services.database, table, event);
    expect(() => add({ ...key, name: 'Beacon Trust', sites: [aSite()] })).toThrow();
    mend();
    expect(everything(services.database)).toEqual(before);
    expect(await titlesFound(services, 'lantern')).toEqual(['Lamp lending']);
    expect(await titlesFound(services, 'beacon')).toEqual([]);
  });
});

describe('its slug', () => {
  it('stays when its name changes, and is numbered where others have it', () => {
    expect(add(key).slug).toBe('lantern-trust');
    expect(add({ ...key, name: 'Beacon Trust' }).slug).toBe('lantern-trust');
    expect(services.organisations.getBySlug('lantern-trust').name).toBe('Beacon Trust');
    expect(add().slug).toBe('lantern-trust-2');
    expect(add().slug).toBe('lantern-trust-3');
  });
});

describe('its own words', () => {
  const hidden = aSite({ name: 'Rowan House', address: '4 Rowan Lane, Darlington', visibility: 'hidden' });

  it.each<[field: string, change: Partial<SourceOrganisation>]>([
    ['name', { name: 'Friends of Rowan House' }],
    ['description', { description: 'We meet at 4 Rowan Lane.' }],
    ['description', { description: 'Write to us at DL39AB' }],
  ])('may not tell in its %s where a hidden place is', (field, change) => {
    const before = everything(services.database);
    const save = () => add({ ...change, sites: [aSite({ postcode: null, address: null }), hidden] });
    expect(save).toThrow(RuleError);
    expect(save).toThrow(expect.objectContaining({ field }));
    expect(everything(services.database)).toEqual(before);
  });
});
