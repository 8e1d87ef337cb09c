export {
  createLookalikes,
  createSqliteEngine,
  type FindLookalikes,
  type SqliteEngine,
} from './engines/sqlite/index.ts';
export { searchApi } from './search.api.ts';
export { allSearchDocuments, readSearchDocuments } from './search.documents.ts';
export { type SearchRequest, searchAddress, searchParameters } from './search.input.ts';
export * from './search.model.ts';
export { createSearchProjection } from './search.projection.ts';
export { searchRoutes } from './search.routes.tsx';
export {
  createSearchService,
  type FoundListing,
  type FoundPage,
  type SearchService,
} from './search.service.ts';
