import { beforeEach, describe, expect, it } from 'vitest';
import { type Transaction, transaction } from '#db/client.ts';
import { outbox } from '#db/schema/platform.ts';
import { listRevisions } from '#features/revisions/index.ts';
import { type Actor, type Person, visitor } from '#platform/actor.ts';
import { ForbiddenError } from '#platform/errors.ts';
import { countingIds } from '#platform/ids.ts';
import { silentLogger } from '#platform/logger.ts';
import { addListing, addOrganisation, aSite } from '../../../tests/support/factories.ts';
import { seededDatabase } from '../../../tests/support/memory-database.ts';
import { testClock } from '../../../tests/support/test-clock.ts';
import { createServices } from '../../services.ts';
import { contentOf, type Listing, type ListingState } from './listing.model.ts';

const someone: Person = {
  kind: 'person',
  accountRowId: 1,
  accountId: 'someone',
  isCurator: false,
  isAdministrator: false,
  memberships: [],
};
const curator: Person = { ...someone, accountId: 'curator', isCurator: true };
const link: Actor = { kind: 'link', purpose: 'confirm', linkRowId: 1 };
const dayMs = 86_400_000;

function directory() {
  const database = seededDatabase();
  const clock = testClock();
  const services = createServices({ database, clock, logger: silentLogger, ids: countingIds() });
  const organisation = addOrganisation(services, { sites: [aSite()] });
  return { database, clock, services, organisation };
}

let given: ReturnType<typeof directory>;
beforeEach(() => {
  given = directory();
});

function write<Result>(work: (tx: Transaction) => Result): Result {
  let result: { value: Result } | undefined;
  transaction(given.database, (tx) => {
    result = { value: work(tx) };
  });
  if (!result) throw new Error('The transaction did not run');
  return result.value;
}

function read(listing: Listing): Listing {
  const found = given.services.listings.byRowIds([listing.rowId]).get(listing.rowId);
  if (!found) throw new Error('It is gone');
  return found;
}

function eventsOf(listing: Listing): string[] {
  return given.database
    .select()
    .from(outbox)
    .all()
    .filter((event) => event.subjectId === listing.id)
    .map((event) => event.type);
}

const reasonsOf = (listing: Listing) =>
  listRevisions(given.database, 'listing', listing.id).map(({ actor, reason }) => `${actor}: ${reason}`);

describe('publishing', () => {
  it('changes what is public, with revision, event and index', () => {
    const listing = addListing(given.services, given.organisation);
    const [site] = given.services.organisations.sites(given.organisation);
    const changed = write((tx) =>
      given.services.listings.publishIn(tx, curator, {
        listingRowId: listing.rowId,
        content: { ...contentOf(listing), title: 'Lantern lending' },
        siteRowIds: site ? [site.rowId] : [],
        reason: 'Lanterns now',
      }),
    );
    expect(changed).toMatchObject({ title: 'Lantern lending', version: 2, slug: 'lamp-lending' });
    expect(read(listing)).toEqual(changed);
    expect(changed.confirmedOn).toBe(listing.confirmedOn);
    expect(reasonsOf(listing)).toEqual(['system:test: A test needs it', 'account:curator: Lanterns now']);
    expect(eventsOf(listing)).toEqual(['listing.published', 'listing.changed']);
    expect(given.services.organisations.sitesOfListings([listing.rowId]).get(listing.rowId)).toEqual([site]);
  });

  it.each<[ListingState, ListingState]>([
    ['live', 'live'],
    ['lapsed', 'live'],
    ['archived', 'live'],
    ['paused', 'paused'],
    ['taken', 'taken'],
  ])('leaves what was %s %s', (before, after) => {
    const listing = addListing(given.services, given.organisation, {
      content: { kind: 'resource' },
      state: before as Exclude<ListingState, 'draft'>,
      confirmedOn: '2026-01-05',
    });
    const changed = write((tx) =>
      given.services.listings.publishIn(tx, curator, {
        listingRowId: listing.rowId,
        content: contentOf(listing),
        siteRowIds: [],
        reason: 'Restored',
      }),
    );
    expect(changed.state).toBe(after);
    const isRevived = before === 'lapsed' || before === 'archived';
    expect(changed.confirmedOn).toBe(isRevived ? '2026-11-23' : '2026-01-05');
  });

  it('refuses wrong content, the places of others and strangers, and changes nothing', () => {
    const listing = addListing(given.services, given.organisation);
    const other = addOrganisation(given.services, { sites: [aSite({ name: 'Elsewhere' })] });
    const [foreign] = given.services.organisations.sites(other);
    const content = contentOf(listing);
    const attempt =
      (actor: Actor, change: Partial<typeof content> = {}, siteRowIds: number[] = []) =>
      () =>
        write((tx) =>
          given.services.listings.publishIn(tx, actor, {
            listingRowId: listing.rowId,
            content: { ...content, ...change },
            siteRowIds,
            reason: 'Trying',
          }),
        );
    expect(attempt(curator, { title: '' })).toThrow('Enter a title');
    expect(attempt(curator, { kind: 'skill', details: { forms: ['advice'] } })).toThrow('kind');
    expect(attempt(curator, {}, [foreign?.rowId ?? 0])).toThrow('places of this organisation');
    for (const actor of [visitor, someone]) expect(attempt(actor)).toThrow('may not act for');
    expect(read(listing)).toEqual(listing);
    expect(reasonsOf(listing)).toHaveLength(1);
  });
});

describe('changing the state', () => {
  it('keeps what was said and confirmed, and undoes', () => {
    const listing = addListing(given.services, given.organisation);
    const change = (state: ListingState) =>
      write((tx) =>
        given.services.listings.changeStateIn(tx, curator, {
          listingRowId: listing.rowId,
          state,
          reason: state,
        }),
      );
    expect(change('paused')).toMatchObject({ state: 'paused', version: 1 });
    change('archived');
    expect(read(change('live'))).toMatchObject({ state: 'live', confirmedOn: listing.confirmedOn });
    change('live');
    expect(eventsOf(listing)).toEqual([
      'listing.published',
      'listing.withdrawn',
      'listing.withdrawn',
      'listing.changed',
    ]);
  });

  it.each<[Listing['kind'], ListingState]>([
    ['service', 'met'],
    ['service', 'taken'],
    ['need', 'taken'],
    ['resource', 'met'],
    ['resource', 'draft'],
  ])('refuses to make a %s %s', (kind, state) => {
    const listing = addListing(given.services, given.organisation, { content: { kind } });
    expect(() =>
      write((tx) =>
        given.services.listings.changeStateIn(tx, curator, {
          listingRowId: listing.rowId,
          state,
          reason: '',
        }),
      ),
    ).toThrow('can’t be put into that state');
  });
});

describe('a link from an e-mail', () => {
  it('that answers about an entry closes it in its own name, so that no source opens it again', () => {
    const key = { sourceKey: 'test:need' };
    const listing = addListing(given.services, given.organisation, { ...key, content: { kind: 'need' } });
    const answer: Actor = { ...link, purpose: 'answer' };
    const change = { listingRowId: listing.rowId, state: 'met', reason: 'Met by an exchange' } as const;
    write((tx) => given.services.listings.changeStateIn(tx, answer, change));
    expect(reasonsOf(listing).at(-1)).toBe('link:answer: Met by an exchange');
    addListing(given.services, given.organisation, {
      ...key,
      content: { kind: 'need', title: 'More lamps' },
    });
    expect(read(listing)).toMatchObject({ state: 'met', title: 'Lamp lending' });
  });

  it('that does anything else changes no entry', () => {
    const listing = addListing(given.services, given.organisation);
    const unsubscribe: Actor = { ...link, purpose: 'unsubscribe' };
    const change = { listingRowId: listing.rowId, state: 'paused', reason: '' } as const;
    expect(() => write((tx) => given.services.listings.changeStateIn(tx, unsubscribe, change))).toThrow(
      ForbiddenError,
    );
  });
});

describe('confirming', () => {
  it('moves the due day on, brings back what lapsed, and leaves the rest', () => {
    const add = (state: 'live' | 'lapsed' | 'archived') =>
      addListing(given.services, given.organisation, { state, confirmedOn: '2026-01-05' });
    const [live, lapsed, archived] = [add('live'), add('lapsed'), add('archived')] as const;
    given.clock.advance(dayMs);
    const listingRowIds = [live, lapsed, archived].map((each) => each.rowId);
    write((tx) => given.services.listings.confirmIn(tx, link, { listingRowIds, reason: 'Still correct' }));
    for (const listing of [live, lapsed]) {
      expect(read(listing)).toMatchObject({
        state: 'live',
        confirmedOn: '2026-11-24',
        reviewDueOn: '2027-05-24',
        version: 1,
      });
      expect(eventsOf(listing).at(-1)).toBe('listing.confirmed');
      expect(reasonsOf(listing).at(-1)).toBe('link:confirm: Still correct');
    }
    expect(read(archived)).toEqual(archived);
  });

  it('ends a need on the day by which it is needed', () => {
    const need = addListing(given.services, given.organisation, {
      content: { kind: 'need', details: { urgency: 'soon', by: '2026-12-12' } },
    });
    write((tx) =>
      given.services.listings.confirmIn(tx, curator, { listingRowIds: [need.rowId], reason: '' }),
    );
    expect(read(need).reviewDueOn).toBe('2026-12-12');
  });

  it('is nothing for strangers', () => {
    const listing = addListing(given.services, given.organisation);
    expect(() =>
      write((tx) =>
        given.services.listings.confirmIn(tx, someone, { listingRowIds: [listing.rowId], reason: '' }),
      ),
    ).toThrow('may not act for');
  });
});
