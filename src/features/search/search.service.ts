import type { Listing, ListingService } from '#features/listings/index.ts';
import {
  type Organisation,
  type OrganisationService,
  type PublicSite,
  publicSites,
} from '#features/organisations/index.ts';
import type { PlacesService } from '#features/places/index.ts';
import type { SearchEngine, SearchHit, SearchQuery, SearchResult } from './search.model.ts';

/** A hit with the rows that a card or a JSON hit is made of. */
export interface FoundListing {
  listing: Listing;
  organisation: Organisation;
  /** What the public may know of where it takes place. */
  places: PublicSite[];
  distanceMiles: number | null;
}

export interface FoundPage {
  result: SearchResult;
  hits: FoundListing[];
  partial: FoundListing[];
}

export interface SearchService {
  /** The engine that is set up; another in a result says that it stood in for this one. */
  readonly engine: SearchEngine['name'];
  /** Asks the engine and reads the rows of what it found from the database. */
  search(query: SearchQuery): Promise<FoundPage>;
  /** The rows behind some listings, in the order given; what is no longer there is left out. */
  rows(hits: readonly SearchHit[]): FoundListing[];
}

export function createSearchService(given: {
  engine: SearchEngine;
  listings: ListingService;
  organisations: OrganisationService;
  places: PlacesService;
}): SearchService {
  function rows(hits: readonly SearchHit[]): FoundListing[] {
    if (hits.length === 0) return [];
    const rowIds = hits.map((hit) => hit.rowId);
    const listings = given.listings.byRowIds(rowIds);
    const organisations = given.organisations.byRowIds([
      ...new Set([...listings.values()].map((listing) => listing.organisationRowId)),
    ]);
    const sites = given.organisations.sitesOfListings(rowIds);
    return hits.flatMap(({ rowId, distanceMiles }) => {
      const listing = listings.get(rowId);
      const organisation = listing && organisations.get(listing.organisationRowId);
      if (!organisation) return [];
      const places = publicSites(sites.get(rowId) ?? [], given.places);
      return [{ listing, organisation, places, distanceMiles }];
    });
  }

  return {
    engine: given.engine.name,
    rows,
    async search(query) {
      const result = await given.engine.search(query);
      const found = rows([...result.hits, ...result.partial]);
      const isHit = new Set(result.hits.map((hit) => hit.rowId));
      return {
        result,
        hits: found.filter(({ listing }) => isHit.has(listing.rowId)),
        partial: found.filter(({ listing }) => !isHit.has(listing.rowId)),
      };
    },
  };
}
