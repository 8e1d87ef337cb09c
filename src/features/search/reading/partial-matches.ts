import type { Block } from './query-plan.ts';
import { entriesOfBlock, rarityOf, type Wording } from './readings.ts';

/*
 * What of a search's words an entry has, where it doesn't have them all: most words first, and of as many the rarest.
 * Words that everybody uses are not counted among them, as stop words aren't; they still tell a little, by their rarity.
 */

/** Fewer matches than these are followed by partial ones. */
export const fewMatches = 10;
export const mostPartial = 10;

/**
 * Partial matches are read as they were meant: one typing error more in each of ten known words would bring in
 * words that nobody thought of.
 */
export const partialReading = 'meant';

/** A part of a search's words, with its share of what all of them tell. */
export interface TellingBlock {
  block: Block;
  /** From 0 to 1; those of all blocks make 1. */
  share: number;
  /** About how many entries have it. */
  entries: number;
  /** How many words it counts for: none where everybody uses it. */
  counted: number;
}

/** What one more word is worth beside all else that tells how near an entry comes. */
export const countedWordWeight = 100;
/** A word that more than this share of all entries has says little of any; in a small directory it takes some entries. */
const everydayWord = { share: 0.1, least: 20 } as const;

/** A block of a search, and what it is taken apart into: each of its words by itself, if it has several. */
export interface Parts {
  block: Block;
  words: Block[];
}

export function partsOf(blocks: readonly Block[]): Parts[] {
  return blocks.map((block) => ({
    block,
    words:
      block.words.length < 2
        ? []
        : block.words.map((word) => ({
            words: [word],
            phrases: [],
            correctedPhrases: [],
            joinCorrection: null,
          })),
  }));
}

/**
 * What of a search something has. Where nothing has a block its words count each for itself: nobody may list a
 * "wheelchair hire", but a wheelchair is near it.
 */
export function partsFound(parts: readonly Parts[], isFound: (block: Block) => boolean): Block[] {
  return parts.flatMap(({ block, words }) => (isFound(block) ? [block] : words.filter(isFound)));
}

/** The blocks of a search that something of the index has, rarest first. */
export function tellingBlocks(known: readonly Block[], wording: Wording): TellingBlock[] {
  const weighed = known.map((block) => {
    const entries = entriesOfBlock(block, wording);
    return { block, entries, rarity: rarityOf(entries, wording) };
  });
  const everyday = Math.max(everydayWord.least, wording.size * everydayWord.share);
  const total = weighed.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
  return weighed
    .map(({ block, entries, rarity }) => ({
      block,
      entries,
      share: rarity / total,
      counted: entries > everyday ? 0 : block.words.length,
    }))
    .sort((a, b) => b.share - a.share);
}

/**
 * How many of the rarest blocks to take candidates from, so that they have about so many entries: at least one. What
 * has none of these blocks has none of the words that tell most.
 */
export function candidateBlocks(blocks: readonly TellingBlock[], mostCandidates: number): number {
  let entries = 0;
  const tooMany = blocks.findIndex((block) => {
    entries += block.entries;
    return entries > mostCandidates;
  });
  return tooMany < 0 ? blocks.length : Math.max(1, tooMany);
}
