import type { Vocabulary } from '#features/vocabularies/index.ts';
import { compileSynonyms, type Synonyms } from '../analysis/index.ts';
import { type Candidate, corrections } from './corrections.ts';
import { WordTable } from './word-table.ts';

/** Synonyms, with their words where a typing error may have meant one that no entry has. */
export interface KnownSynonyms extends Synonyms {
  corrections(word: string, errors: number): Candidate[];
  /** Terms of the words that begin with a text. */
  completions(prefix: string): string[];
}

/** Gives the synonyms of the vocabulary as it is now, prepared again only when it is another. */
export function createKnownSynonyms(vocabulary: () => Vocabulary): () => KnownSynonyms {
  let prepared: { from: Vocabulary; synonyms: KnownSynonyms } | null = null;
  return () => {
    const current = vocabulary();
    if (prepared?.from !== current) prepared = { from: current, synonyms: prepare(current) };
    return prepared.synonyms;
  };
}

function prepare(vocabulary: Vocabulary): KnownSynonyms {
  const synonyms = compileSynonyms(vocabulary);
  const table = new WordTable();
  table.load(new Map([...synonyms.words.keys()].map((word) => [word, 1])));
  return {
    ...synonyms,
    corrections: (word, errors) => corrections(table, word, errors, true),
    completions(prefix) {
      const terms: string[] = [];
      table.forEachWithPrefix(prefix, (_, word) => {
        const term = synonyms.words.get(word());
        if (term !== undefined) terms.push(term);
      });
      return terms;
    },
  };
}
