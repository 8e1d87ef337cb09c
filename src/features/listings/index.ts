export { availabilityText } from './availability-text.ts';
export {
  advanceDemonstration,
  demonstrationSource,
  isDemonstration,
  markDemonstration,
} from './demonstration-clock.ts';
export * from './kinds/index.ts';
export type { Sign } from './kinds/kind-definition.ts';
export { type DbsCheck, dbsChecks } from './kinds/terms.ts';
export { listedEntries, listingApi } from './listing.api.ts';
export * from './listing.model.ts';
export { listingEntry, toListingEntry } from './listing.output.ts';
export { listingPaths } from './listing.paths.ts';
export { distanceText, freshnessTag, kindLabel, shortLabel, toCard } from './listing.presenter.ts';
export {
  countListings,
  hasListings,
  liveRowIds,
  liveRowIdsOf,
  noteAsked,
  readListings,
  rowIdsConcerning,
} from './listing.queries.ts';
export { listingRoutes } from './listing.routes.tsx';
export { createListingService, type ListingService, type SourceListing } from './listing.service.ts';
export { createListingEditing, type ListingEditing } from './listing-editing.service.ts';
export { typeContent } from './listing-form.input.ts';
export { listingFormRoutes } from './listing-form.routes.tsx';
export {
  changeSiteIn,
  leaveSitesIn,
  listAllListingsOf,
  listingsAtSite,
  type MovingListing,
  moveListingsIn,
  sitesOf,
} from './listing-moves.ts';
export type { ListingProjection } from './listing-record.ts';
export { myPageRoutes } from './my-page.routes.tsx';
export { createMyPageService, type MyPageService } from './my-page.service.ts';
export { organisationEntries } from './organisation-entries.tsx';
export { ownListingRoutes } from './own-listing.routes.tsx';
export type {
  ListingAuthority,
  PublishingGate,
  Standpoint,
  Submission,
  WaitingChange,
} from './publishing.ts';
export { createUnfinishedChanges, type UnfinishedChanges } from './unfinished-changes.ts';
