import type { Organisation } from '#features/organisations/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import type { Html } from '#web/jsx/index.ts';
import { kindDefinitions } from './kinds/index.ts';
import type { Listing, ListingKind } from './listing.model.ts';
import { listingPaths } from './listing.paths.ts';
import { toCard } from './listing.presenter.ts';
import type { ListingService } from './listing.service.ts';
import { OrganisationEntries } from './views/organisation-entries.tsx';

/** Entries shown on an organisation's page; few have more. */
const mostEntries = 100;

/** The three things that an organisation's page tells: what it provides, needs and offers. */
const headings: { heading: string; holds: (kind: ListingKind) => boolean }[] = [
  { heading: 'What they need', holds: (kind) => kind === 'need' },
  { heading: 'What they offer', holds: (kind) => kindDefinitions[kind].isOffer },
  { heading: 'What they provide', holds: (kind) => kind === 'service' },
];

/** Makes the panel that fills an organisation's page with its entries. */
export function organisationEntries(given: {
  listings: ListingService;
  vocabularies: VocabularyService;
  clock: Clock;
}): (organisation: Organisation) => Html {
  return (organisation) => {
    const vocabulary = given.vocabularies.load();
    const today = londonDay(given.clock.now());
    const entries = given.listings.liveOf(organisation.rowId, mostEntries);
    const cardFor = (listing: Listing) => toCard({ listing, organisation, places: [] }, vocabulary, today);
    const groups = headings
      .map(({ heading, holds }) => {
        const held = entries.filter((entry) => holds(entry.kind));
        return { heading, cards: held.map(cardFor), rest: null };
      })
      .filter((group) => group.cards.length > 0);
    const rest =
      entries.length < mostEntries
        ? null
        : { href: listingPaths.search({ q: organisation.name }), label: 'Search for the rest' };
    return (
      <OrganisationEntries
        groups={groups.map((group, index) => (index === groups.length - 1 ? { ...group, rest } : group))}
      />
    );
  };
}
