import { createHash } from 'node:crypto';
import type { Database, Transaction } from '#db/client.ts';
import { readSetting, writeSetting } from '#platform/settings.ts';
import { elsewhere, type Vocabulary, type VocabularyContent, wholeBorough } from './vocabulary.model.ts';
import {
  contentKey,
  listWards,
  prepareVocabularyState,
  readVocabularyContent,
  replaceCategories,
  replaceSkills,
  replaceSynonymGroups,
  replaceThemes,
} from './vocabulary.queries.ts';

export interface VocabularyService {
  /**
   * The whole vocabulary. The same object is returned until the vocabulary or the wards change, in this
   * process or another: what is derived from it may be kept as long as the object stays the same.
   */
  load(): Vocabulary;
}

/** Keeps the vocabulary in memory; each {@link VocabularyService.load} asks the database whether it changed. */
export function createVocabularyService(database: Database): VocabularyService {
  const readState = prepareVocabularyState(database);
  let kept: { state: string; vocabulary: Vocabulary } | undefined;
  return {
    load() {
      const state = readState();
      if (kept?.state !== state) kept = { state, vocabulary: readVocabulary(database) };
      return kept.vocabulary;
    },
  };
}

/**
 * Makes the tables hold exactly this vocabulary: rows are added, changed and removed by their slug. The same
 * content a second time writes nothing.
 * @returns whether anything was written.
 */
export function seedVocabulary(tx: Transaction, content: VocabularyContent): boolean {
  const name = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  if (readSetting(tx, contentKey) === name) return false;
  replaceThemes(tx, content.themes);
  replaceSkills(tx, content.skillGroups, content.skills);
  replaceCategories(tx, content.categories);
  replaceSynonymGroups(tx, content.synonymGroups);
  writeSetting(tx, contentKey, name);
  return true;
}

function readVocabulary(database: Database): Vocabulary {
  // One transaction, so that a seed of another process falls wholly before or wholly after the reading.
  const { content, wards } = database.transaction((tx) => ({
    content: readVocabularyContent(tx),
    wards: listWards(tx),
  }));
  const areas = [
    ...wards.map(({ slug, name }) => ({ slug, label: name })),
    { slug: wholeBorough, label: 'Whole borough' },
    { slug: elsewhere, label: 'Elsewhere' },
  ];
  return {
    themes: bySlug(content.themes),
    skills: bySlug(content.skills),
    skillGroups: bySlug(content.skillGroups),
    categories: bySlug(content.categories),
    areas: bySlug(areas),
    synonymGroups: content.synonymGroups,
  };
}

function bySlug<Term extends { slug: string }>(terms: readonly Term[]): ReadonlyMap<string, Term> {
  return new Map(terms.map((term) => [term.slug, term]));
}
