export { createSkillSuggester, type SkillSuggester } from './skill-suggester.ts';
export { listSynonyms, writeCuratedSynonyms } from './synonym.queries.ts';
export { type CuratedSynonyms, groupsInForce, type SynonymEntry } from './synonym-layers.ts';
export { createThemeSuggester } from './theme-suggester.ts';
export { errorsForgiven } from './typing-errors.ts';
export { vocabularyApi } from './vocabulary.api.ts';
export * from './vocabulary.model.ts';
export { createVocabularyService, seedVocabulary, type VocabularyService } from './vocabulary.service.ts';
