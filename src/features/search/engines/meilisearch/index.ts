export { type Connected, connectMeilisearch } from './connected.ts';
export { indexNames, type MeilisearchConfig } from './connection.ts';
export { makeSearchKey } from './search-key.ts';
export { supportedVersions } from './server-version.ts';
export type { MeilisearchUpkeep, UpkeepStatus } from './upkeep.ts';
