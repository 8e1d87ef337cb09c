import type { Vocabulary } from '#features/vocabularies/index.ts';
import { type AnalysedWord, analyse } from './analyser.ts';

/** Terms that stand one after another; one term is a word. */
export type Phrase = readonly string[];

export interface SynonymMatch {
  /** How many words of the search it stands for. */
  length: number;
  phrases: readonly Phrase[];
}

/** What to search besides what was typed. */
export interface Synonyms {
  /**
   * The synonyms of the words that begin at a position, longest first.
   * @param options for each word of the search the terms that it may stand for
   */
  at(options: readonly (readonly string[])[], position: number): SynonymMatch[];
  /**
   * What is found by phrases that begin with some words and go on with one of some terms, whatever follows.
   * @param options for each of these words the terms that it may stand for
   */
  goingOn(options: readonly (readonly string[])[], next: readonly string[]): Phrase[];
  /** Every word or phrase that has synonyms, its terms separated by spaces, with what it finds. */
  all(): Iterable<readonly [key: string, phrases: readonly Phrase[]]>;
  /** Every word that has synonyms or is one, with its term: it may be meant by a typing error. */
  readonly words: ReadonlyMap<string, string>;
  /** The theme of which the terms of a search, fillers left out, are the name. */
  themeNamed(terms: readonly string[]): string | undefined;
}

/** Words of a term that count, at most. */
export const longestKey = 5;
/** Readings of one run of words that are looked up. */
const mostReadings = 16;

/** Prepares the vocabulary's synonyms: its groups, and the everyday words for each skill. */
export function compileSynonyms(vocabulary: Vocabulary): Synonyms {
  const entries = new Map<string, Map<string, Phrase>>();
  const words = new Map<string, string>();

  function add(from: string, to: readonly string[]): void {
    const content = contentOf(from);
    if (content.length === 0 || content.length > longestKey) return;
    const key = keyOf(content);
    const phrases = entries.get(key) ?? new Map<string, Phrase>();
    entries.set(key, phrases);
    for (const word of content) if (word.initials === null) words.set(word.word, word.term);
    for (const text of to) {
      const target = contentOf(text);
      const targetKey = keyOf(target);
      if (target.length > 0 && targetKey !== key) phrases.set(targetKey, target.map(termIn));
    }
  }

  for (const group of vocabulary.synonymGroups) {
    const finds = group.direction === 'two-way' ? group.terms : group.finds;
    for (const term of group.terms) add(term, finds);
  }
  for (const skill of vocabulary.skills.values()) {
    for (const synonym of skill.synonyms) add(synonym, [skill.label]);
  }

  function at(options: readonly (readonly string[])[], position: number): SynonymMatch[] {
    const matches: SynonymMatch[] = [];
    let keys = [''];
    for (let length = 1; length <= longestKey && position + length <= options.length; length += 1) {
      const terms = options[position + length - 1] ?? [];
      keys = keys
        .flatMap((key) => terms.map((term) => (key === '' ? term : `${key} ${term}`)))
        .slice(0, mostReadings);
      for (const key of keys) {
        const phrases = entries.get(key);
        if (phrases && phrases.size > 0) matches.unshift({ length, phrases: [...phrases.values()] });
      }
    }
    return matches;
  }

  const ofSeveralWords = [...entries]
    .map(([key, phrases]) => ({ terms: key.split(' '), phrases: [...phrases.values()] }))
    .filter(({ terms }) => terms.length > 1);

  function goingOn(options: readonly (readonly string[])[], next: readonly string[]): Phrase[] {
    return ofSeveralWords
      .filter(
        ({ terms }) =>
          next.includes(terms[options.length] ?? '') &&
          options.every((each, position) => each.includes(terms[position] ?? '')),
      )
      .flatMap(({ phrases }) => phrases);
  }

  function* all(): Generator<readonly [string, readonly Phrase[]]> {
    for (const [key, phrases] of entries) if (phrases.size > 0) yield [key, [...phrases.values()]];
  }

  const themes = new Map(
    [...vocabulary.themes.values()].map(({ slug, label }) => [
      contentOf(label)
        .map(({ term }) => term)
        .join(' '),
      slug,
    ]),
  );
  return { at, goingOn, all, words, themeNamed: (terms) => themes.get(terms.join(' ')) };
}

/** What of a term counts: its words without fillers. */
export function contentOf(text: string): AnalysedWord[] {
  return analyse(text, 'search').filter((word) => !word.isStop);
}

/** A term in capitals is met by capitals alone. */
function termIn(word: AnalysedWord): string {
  return word.initials ?? word.term;
}

/** The same for every form and spelling of a term. */
export function keyOf(words: readonly AnalysedWord[]): string {
  return words.map(termIn).join(' ');
}
