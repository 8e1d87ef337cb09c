export { contentOf, keyOf, longestKey, markedWords } from './analysis/index.ts';
export {
  createLookalikes,
  createSqliteEngine,
  type FindLookalikes,
  type SqliteEngine,
} from './engines/sqlite/index.ts';
export * from './likeness.model.ts';
export { createSearchLog, type SearchLog } from './log/index.ts';
export { searchApi } from './search.api.ts';
export { allSearchDocuments, readSearchDocuments } from './search.documents.ts';
export { type SearchRequest, searchAddress, searchParameters } from './search.input.ts';
export * from './search.model.ts';
export { hit } from './search.output.ts';
export { toHit } from './search.presenter.ts';
export { createSearchProjection } from './search.projection.ts';
export { searchRoutes } from './search.routes.tsx';
export {
  createSearchService,
  type FoundListing,
  type FoundPage,
  type SearchService,
} from './search.service.ts';
export { valueLabel } from './search-page.presenter.ts';
export { createPopularSearches, type PopularSearches } from './suggest/popular-searches.ts';
export { suggestionRoutes } from './suggest/suggestion.routes.ts';
export { createSuggestionService, type SuggestionService } from './suggest/suggestion.service.ts';
