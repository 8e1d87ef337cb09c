export { createSqliteEngine, type SqliteEngine } from './engine.ts';
export type { RebuildSource } from './index-upkeep.ts';
export { createLookalikes, type FindLookalikes } from './lookalikes.ts';
