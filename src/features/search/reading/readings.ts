import type { MatchedTerms, Phrase } from '../analysis/index.ts';
import type { Lexicon } from './lexicon.ts';
import type { Block, QueryPlan } from './query-plan.ts';
import type { PlannedWord } from './word-expansion.ts';

/**
 * How freely a plan is read. `exact`: the words themselves. `meant`: also what stands for them and, for words that
 * nothing explains, their nearest corrections. `forgiving`: every correction of every word.
 */
export type Reading = 'exact' | 'meant' | 'forgiving';

/**
 * Where this many entries have the words as they were typed, words that exist are not corrected too: behind a
 * full page of what was asked for, "short" for "sport" is only in the way.
 */
export const enoughMatches = 20;

/** The corrections that a reading uses: of an unexplained word at least the nearest ones. */
export function usedCorrections(word: PlannedWord, reading: Reading): PlannedWord['corrections'] {
  if (reading === 'forgiving') return word.corrections;
  if (reading === 'exact' || word.isKnown) return [];
  const nearest = word.corrections[0]?.distance;
  return word.corrections.filter((meant) => meant.distance === nearest);
}

export function usesBlockCorrections(block: Block, reading: Reading): boolean {
  return reading === 'forgiving' || (reading === 'meant' && block.words.some((word) => !word.isKnown));
}

/** Everything that a word is found as; none where nothing of the index stands for it. */
export function wordChoices(word: PlannedWord, reading: Reading): Phrase[] {
  const choices: Phrase[] = word.entries > 0 ? [[word.term]] : [];
  if (reading === 'exact') return choices;
  choices.push(...word.near, ...word.completions.map((term) => [term]));
  choices.push(...usedCorrections(word, reading).map((meant) => [meant.term]));
  choices.push(...word.correctedNear);
  return choices;
}

/** The phrases that stand for all words of a block together. */
export function blockPhrases(block: Block, reading: Reading): readonly Phrase[] {
  if (reading === 'exact') return [];
  return usesBlockCorrections(block, reading) ? [...block.phrases, ...block.correctedPhrases] : block.phrases;
}

/** The terms and phrases that a match may have found, for marking them. */
export function matchedTerms(plan: QueryPlan, reading: Reading): MatchedTerms {
  const words = new Set<string>();
  const phrases: Phrase[] = [];
  const choices = plan.blocks.flatMap((block) => [
    ...block.words.flatMap((word) => wordChoices(word, reading)),
    ...blockPhrases(block, reading),
  ]);
  for (const phrase of choices) {
    const [only] = phrase;
    if (phrase.length === 1 && only !== undefined) words.add(only);
    else phrases.push(phrase);
  }
  return { words, phrases };
}

/** Longer searches are sentences, in which neighbours say little. */
const mostAdjacent = 5;

/** Words of a search that were typed side by side, and may stand so in an entry. */
export function neighbours({ blocks }: QueryPlan): Phrase[] {
  const words = blocks.flatMap((block) => block.words);
  if (words.length > mostAdjacent) return [];
  return words.slice(1).flatMap((word, index) => {
    const before = words[index];
    return before && before.entries > 0 && word.entries > 0 ? [[before.term, word.term]] : [];
  });
}

/** What of a directory tells how rare a word is. */
export interface Wording {
  lexicon: Lexicon;
  /** Entries in all. */
  size: number;
}

/** About how many entries have a word, whatever it is found as. */
export function entriesOf(word: PlannedWord, { lexicon, size }: Wording): number {
  if (word.entries > 0) return word.entries;
  const terms = [
    ...word.completions,
    ...word.corrections.map((meant) => meant.term),
    ...[...word.near, ...word.correctedNear].flatMap((phrase) => phrase.slice(0, 1)),
  ];
  const entries = terms.reduce((sum, term) => sum + lexicon.entriesWithTerm(term), 0);
  return Math.min(entries, size);
}

/** About how many entries have a block: those of its rarest word. */
export function entriesOfBlock(block: Block, wording: Wording): number {
  return Math.min(...block.words.map((word) => entriesOf(word, wording)));
}

/** How much a word or block that so many entries have tells of what is meant. */
export function rarityOf(entries: number, { size }: Wording): number {
  return Math.log(1 + size / (1 + entries));
}
