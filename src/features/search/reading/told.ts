import type { Correction } from '../search.model.ts';
import type { Lexicon } from './lexicon.ts';
import type { Block, QueryPlan } from './query-plan.ts';
import type { PlannedWord } from './word-expansion.ts';

/** What people are told of how their words were read. */

/**
 * What was searched for instead of words.
 * @param isNeeded whether a plan that takes one known word as it was typed finds nothing, so that its correction counts
 */
export function tellCorrections(
  plan: QueryPlan,
  lexicon: Lexicon,
  isNeeded: (without: QueryPlan) => boolean,
): Correction[] {
  const corrections: Correction[] = [];
  for (const block of plan.blocks) {
    if (block.phrases.length > 0) continue;
    if (block.joinCorrection && !block.words.every((word) => word.isKnown || bestCorrection(word, lexicon))) {
      corrections.push(block.joinCorrection);
      continue;
    }
    for (const word of block.words) {
      const best = bestCorrection(word, lexicon);
      if (best !== null && (!word.isKnown || isNeeded(withoutCorrecting(word, block, plan)))) {
        corrections.push({ from: word.typed, to: best });
      }
    }
  }
  return corrections;
}

/** The word that people read for what was searched instead of one; null where nothing was. */
function bestCorrection(word: PlannedWord, lexicon: Lexicon): string | null {
  const found = word.corrections.find(({ term }) => lexicon.entriesWithTerm(term) > 0);
  return (found ?? (word.correctedNear.length > 0 ? word.corrections[0] : undefined))?.word ?? null;
}

/** A plan that takes one word as it was typed. */
function withoutCorrecting(word: PlannedWord, block: Block, plan: QueryPlan): QueryPlan {
  const words = block.words.map((each) => (each === word ? { ...word, corrections: [] } : each));
  return { ...plan, blocks: plan.blocks.map((each) => (each === block ? { ...block, words } : each)) };
}

/** The words, as they were typed, of which no entry has any reading. */
export function wordsWithout(
  plan: QueryPlan,
  isFound: { block: (block: Block) => boolean; word: (word: PlannedWord) => boolean },
): string[] {
  return plan.blocks
    .filter((block) => !isFound.block(block))
    .flatMap((block) => block.words)
    .filter((word) => !isFound.word(word))
    .map((word) => word.typed);
}
