export { createKnownSynonyms, type KnownSynonyms } from './known-synonyms.ts';
export { Lexicon } from './lexicon.ts';
export {
  candidateBlocks,
  countedWordWeight,
  fewMatches,
  mostPartial,
  partialReading,
  partsFound,
  partsOf,
  tellingBlocks,
} from './partial-matches.ts';
export type { Block, QueryPlan } from './query-plan.ts';
export { type KnownWords, readText } from './read-text.ts';
export * from './readings.ts';
export { tellCorrections, wordsWithout } from './told.ts';
export { addCorrections, type PlannedWord } from './word-expansion.ts';
