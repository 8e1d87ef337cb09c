export {
  type Connected,
  connectMeilisearch,
  indexNames,
  type MeilisearchConfig,
  type MeilisearchUpkeep,
  makeSearchKey,
  type UpkeepStatus,
} from './engines/meilisearch/index.ts';
export {
  createLookalikes,
  createSqliteEngine,
  type FindLookalikes,
  type SqliteEngine,
} from './engines/sqlite/index.ts';
export { searchApi } from './search.api.ts';
export { allSearchDocuments, readSearchDocuments, rowsOfEvents } from './search.documents.ts';
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
export { searchAdministrationRoutes } from './search-administration.routes.tsx';
