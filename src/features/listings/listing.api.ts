import type { Router } from 'express';
import { type ListedEntries, type OrganisationService, publicSites } from '#features/organisations/index.ts';
import type { PlacesService } from '#features/places/index.ts';
import { NotFoundError } from '#platform/errors.ts';
import { apiEndpoint, MovedTo, recordInput } from '#web/json-api.ts';
import { listingAnswer, listingEntry, toListingAnswer, toListingEntry } from './listing.output.ts';
import { listingPaths } from './listing.paths.ts';
import type { ListingService } from './listing.service.ts';

/** Listings for other systems. */
export function listingApi(
  router: Router,
  given: { listings: ListingService; organisations: OrganisationService; places: PlacesService },
): void {
  const { listings, organisations, places } = given;

  apiEndpoint(
    router,
    {
      path: listingPaths.apiPattern,
      permission: 'directory.read',
      log: 'api listing',
      operationId: 'getListing',
      summary: 'A listing with all that is public of it',
      input: recordInput,
      answer: listingAnswer,
    },
    ({ input, site }) => {
      const successor = listings.findSuccessor({ id: input.id });
      if (successor) return new MovedTo(listingPaths.api(successor.id));
      const listing = listings.getPublicById(input.id);
      const organisation = organisations.byRowIds([listing.organisationRowId]).get(listing.organisationRowId);
      if (organisation?.state !== 'live') throw new NotFoundError('Its organisation is gone');
      const sites = organisations.sitesOfListings([listing.rowId]).get(listing.rowId) ?? [];
      return toListingAnswer({
        listing,
        organisation,
        places: publicSites(sites, places),
        baseUrl: site.baseUrl,
      });
    },
  );
}

/** Far more than any organisation has; a bound nevertheless. */
const mostEntries = 1_000;

/** Fills the place that an organisation's answer leaves for its live listings. */
export function listedEntries(given: { listings: ListingService }): ListedEntries<typeof listingEntry> {
  return {
    entry: listingEntry,
    of: (organisation, baseUrl) =>
      given.listings
        .liveOf(organisation.rowId, mostEntries)
        .map((listing) => toListingEntry(listing, organisation, baseUrl)),
  };
}
