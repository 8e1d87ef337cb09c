export { contentOf, keyOf, longestKey, markedWords } from './analysis/index.ts';
export {
  connectMeilisearch,
  indexNames,
  type MeilisearchConfig,
  type MeilisearchUpkeep,
  makeSearchKey,
} from './engines/meilisearch/index.ts';
export {
  createLookalikes,
  createSqliteEngine,
  type FindLookalikes,
  type SqliteEngine,
} from './engines/sqlite/index.ts';
export { feedRoutes } from './feeds/feed.routes.ts';
export * from './likeness.model.ts';
export { createSearchLog, type SearchLog } from './log/index.ts';
export { searchApi } from './search.api.ts';
export { allSearchDocuments, rowsOfEvents } from './search.documents.ts';
export { type SearchRequest, searchAddress, searchParameters, sortFor } from './search.input.ts';
export * from './search.model.ts';
export { hit } from './search.output.ts';
export { toHit } from './search.presenter.ts';
export { createSearchProjection } from './search.projection.ts';
export { searchRoutes } from './search.routes.tsx';
export { createSearchService, type SearchService } from './search.service.ts';
export { searchAdministrationRoutes } from './search-administration.routes.tsx';
export { valueLabel } from './search-page.presenter.ts';
export { createPopularSearches, type PopularSearches } from './suggest/popular-searches.ts';
export { suggestionRoutes } from './suggest/suggestion.routes.ts';
export { createSuggestionService, type SuggestionService } from './suggest/suggestion.service.ts';
