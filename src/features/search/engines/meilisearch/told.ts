import {
  type Block,
  type PlannedWord,
  partsFound,
  partsOf,
  type QueryPlan,
  type Reading,
  tellCorrections,
  wordsWithout,
} from '../../reading/index.ts';
import type { Correction } from '../../search.model.ts';
import { blockFilter, planFilter, wordFilter } from './filters.ts';
import type { Asking } from './index-searches.ts';

/** What is told besides the results. */
export interface Told {
  corrections: Correction[];
  /** Words that no entry has; only of a search that found nothing. */
  unmatched: string[];
  /** Blocks, or words of them, that some entry has; asked for only where partial matches are wanted or nothing was found. */
  known: Block[];
}

/** Works out what to tell of a match. Everything that has to be counted for it is asked in one go, if anything is. */
export async function tellOf(
  { plan, reading, isCorrectedOnly }: { plan: QueryPlan; reading: Reading; isCorrectedOnly: boolean },
  unfiltered: number,
  wantsPartial: boolean,
  { ask, searches, words: { lexicon } }: Asking,
): Promise<Told> {
  // The same questions come in the same order when they are put again with the answers.
  const withouts: QueryPlan[] = [];
  tellCorrections(plan, lexicon, (without) => withouts.push(without) < 0);
  const isAlone = isCorrectedOnly && unfiltered > 0;
  const isNothing = unfiltered === 0;
  const parts = wantsPartial || isNothing ? partsOf(plan.blocks) : [];
  const blocks = parts.flatMap(({ block, words }) => [block, ...words]);
  const words = isNothing ? plan.blocks.flatMap((block) => block.words) : [];
  const counts = await countAll([
    ...(isAlone ? withouts.map((without) => planFilter(without, 'forgiving')) : []),
    ...blocks.map((block) => blockFilter(block, reading)),
    ...words.map((word) => wordFilter(word, reading)),
  ]);
  const ofWithouts = isAlone ? counts.splice(0, withouts.length) : [];
  const ofBlocks = new Map<Block, number>(blocks.map((block, index) => [block, counts[index] ?? 0]));
  const ofWords = new Map<PlannedWord, number>(
    words.map((word, index) => [word, counts[blocks.length + index] ?? 0]),
  );
  let question = 0;
  return {
    corrections: tellCorrections(plan, lexicon, () => {
      question += 1;
      return isAlone && ofWithouts[question - 1] === 0;
    }),
    unmatched: isNothing
      ? wordsWithout(plan, {
          block: (block) => (ofBlocks.get(block) ?? 0) > 0,
          word: (word) => (ofWords.get(word) ?? 0) > 0,
        })
      : [],
    known: partsFound(parts, (block) => (ofBlocks.get(block) ?? 0) > 0),
  };

  /** How many entries pass each filter; none where nothing of the index stands for it. */
  async function countAll(filters: readonly (string | null)[]): Promise<number[]> {
    const askable = filters.filter((filter) => filter !== null);
    if (askable.length === 0) return filters.map(() => 0);
    const answers = await ask(askable.map((filter) => searches.count(filter)));
    let next = 0;
    return filters.map((filter) => {
      if (filter === null) return 0;
      next += 1;
      return answers[next - 1]?.totalHits ?? 0;
    });
  }
}
