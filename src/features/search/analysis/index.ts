export {
  type AnalysedWord,
  analyse,
  analysisVersion,
  cachedTermOf,
  computingTerm,
  computingWord,
  nameKey,
} from './analyser.ts';
export { type DocumentTerms, documentTerms, gap, markOf } from './document-terms.ts';
export { createHighlighter, type MatchedTerms, markedWords } from './highlight.ts';
export { isStopWord } from './stop-words.ts';
export {
  compileSynonyms,
  contentOf,
  keyOf,
  longestKey,
  type Phrase,
  type Synonyms,
} from './synonyms.ts';
export { longestWord } from './tokens.ts';
