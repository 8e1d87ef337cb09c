import type { Router } from 'express';
import { z } from 'zod';
import { type OrganisationService, type PublicSite, publicSites } from '#features/organisations/index.ts';
import type { PlacesService } from '#features/places/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import { html } from '#web/replies.ts';
import { page } from '#web/routing.tsx';
import { kindDefinitions } from './kinds/index.ts';
import type { Listing } from './listing.model.ts';
import { listingPaths } from './listing.paths.ts';
import { toListingPage } from './listing.presenter.ts';
import type { ListingService } from './listing.service.ts';
import { ListingPage } from './views/listing-page.tsx';

const listingInput = z.object({ slug: z.string().max(200) });

/** The pages of listings. */
export function listingRoutes(
  router: Router,
  given: {
    listings: ListingService;
    organisations: OrganisationService;
    places: PlacesService;
    vocabularies: VocabularyService;
    clock: Clock;
  },
): void {
  page(
    router,
    { path: listingPaths.pattern, permission: 'directory.read', input: listingInput, log: 'listing' },
    ({ input, site }) => {
      if (!input.ok) throw new NotFoundError('No such listing');
      const listing = given.listings.getPublicBySlug(input.value.slug);
      const organisation = given.organisations
        .byRowIds([listing.organisationRowId])
        .get(listing.organisationRowId);
      if (organisation?.state !== 'live') throw new NotFoundError('Its organisation is gone');
      const view = toListingPage(
        { listing, organisation, places: placesOf(listing) },
        given.vocabularies.load(),
        londonDay(given.clock.now()),
      );
      return html(
        <ListingPage
          site={site}
          view={view}
          canonical={listingPaths.show(listing.slug)}
          nav={navFor(listing)}
        />,
      );
    },
  );

  function placesOf(listing: Listing): PublicSite[] {
    const sites = given.organisations.sitesOfListings([listing.rowId]).get(listing.rowId) ?? [];
    return publicSites(sites, given.places);
  }
}

function navFor({ kind }: Listing): 'find' | 'needs' | 'offers' {
  if (kind === 'need') return 'needs';
  return kindDefinitions[kind].isOffer ? 'offers' : 'find';
}
