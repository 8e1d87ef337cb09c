export { listPopularWords } from './search-log.queries.ts';
export { createSearchLog, type SearchLog } from './search-log.ts';
