export * from './kinds/index.ts';
export type { Fact, KindDefinition, Sign } from './kinds/kind-definition.ts';
export * from './listing.model.ts';
