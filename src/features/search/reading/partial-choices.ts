import type { Block } from './query-plan.ts';
import { entriesOfBlock, rarityOf, type Wording } from './readings.ts';

/** Fewer matches than these are followed by partial ones. */
export const fewMatches = 10;
export const mostPartial = 10;
/** The rarest words of a search, of which every combination is tried. */
const mostBlocks = 6;

/** A part of a search's words that an entry may have. */
export interface PartialChoice {
  blocks: Block[];
  /** The others that were tried; an entry that has one of them too belongs to an earlier choice. */
  others: Block[];
}

/**
 * Every choice of blocks that leaves at least one of the search's out: most words first, then the rarest.
 * @param known the blocks that something of the index has
 * @param searched how many blocks the search has
 */
export function partialChoices(known: readonly Block[], searched: number, wording: Wording): PartialChoice[] {
  const rarest = known
    .map((block) => ({
      block,
      rarity: rarityOf(entriesOfBlock(block, wording), wording),
      words: block.words.length,
    }))
    .sort((a, b) => b.rarity - a.rarity)
    .slice(0, mostBlocks);
  const choices: (PartialChoice & { words: number; rarity: number })[] = [];
  for (let mask = 1; mask < 1 << rarest.length; mask += 1) {
    const isChosen = (bit: number) => (mask & (1 << bit)) !== 0;
    const chosen = rarest.filter((_, bit) => isChosen(bit));
    if (chosen.length === searched) continue;
    choices.push({
      blocks: chosen.map((each) => each.block),
      others: rarest.filter((_, bit) => !isChosen(bit)).map((each) => each.block),
      words: chosen.reduce((sum, each) => sum + each.words, 0),
      rarity: chosen.reduce((sum, each) => sum + each.rarity, 0),
    });
  }
  return choices.sort((a, b) => b.words - a.words || b.rarity - a.rarity);
}
