import type { VocabularyContent } from '../../src/features/vocabularies/index.ts';
import { categories } from './categories.ts';
import { skillGroups, skills } from './skills.ts';
import { synonymGroups } from './synonyms.ts';
import { themes } from './themes.ts';

/** The whole vocabulary, as it is seeded at every start. */
export const vocabularySeed: VocabularyContent = {
  themes,
  skillGroups,
  skills,
  categories,
  synonymGroups,
};
