export {
  advanceDemonstration,
  demonstrationSource,
  isDemonstration,
  markDemonstration,
} from './demonstration-clock.ts';
export * from './kinds/index.ts';
export type { Fact, KindDefinition, Sign } from './kinds/kind-definition.ts';
export * from './listing.model.ts';
export { countListings, liveRowIdsAfter, liveRowIdsOf, readListings } from './listing.queries.ts';
export {
  createListingService,
  type ListingChange,
  type ListingProjection,
  type ListingService,
  type SourceListing,
} from './listing.service.ts';
