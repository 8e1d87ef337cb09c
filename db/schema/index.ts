export * from './listings.ts';
export * from './organisations.ts';
export * from './places.ts';
export * from './platform.ts';
export * from './revisions.ts';
export * from './vocabularies.ts';
