import type { SearchQuery } from '../../search.model.ts';
import { passingRows } from './filters.ts';
import type { IndexMemory } from './index-memory.ts';
import { isFound } from './match.ts';
import { blockExpression, planExpression } from './match-expression.ts';
import { sortedWindow } from './order.ts';
import type { Postings } from './postings.ts';
import type { Block } from './query-plan.ts';
import { entriesOf, type Matched, relevanceOf } from './relevance.ts';

/** Fewer matches than these are followed by partial ones. */
export const fewMatches = 10;
export const mostPartial = 10;
/** The rarest words of a search, of which every combination is tried. */
const mostBlocks = 6;
/** Rows looked through in all, about, after which what was found must do: no search may hold up the others. */
const mostRows = 300_000;

/**
 * The rows that have most of a search's words, and of those the rarest; best first. What matches in full is left
 * out.
 */
export function partialRows(
  matched: Matched,
  query: SearchQuery,
  memory: IndexMemory,
  postings: Postings,
  today: number,
): number[] {
  const { plan, reading } = matched;
  if (plan.isFillersOnly || plan.blocks.length < 2) return [];
  const rarity = (block: Block) => Math.log(1 + memory.columns.size / (1 + entriesOfBlock(block, memory)));
  const found = plan.blocks
    .filter((block) => isFound(blockExpression(block, reading), postings))
    .map((block) => ({ block, rarity: rarity(block), words: block.words.length }))
    .sort((a, b) => b.rarity - a.rarity)
    .slice(0, mostBlocks);
  const seen = new Set<number>(matched.rows.length < fewMatches * 100 ? matched.rows : []);
  const best: number[] = [];
  let looked = 0;
  for (const blocks of combinations(found, plan.blocks.length)) {
    if (best.length >= mostPartial || looked > mostRows) break;
    const part = { ...plan, blocks };
    const expression = planExpression(part, reading);
    if (expression === null) continue;
    const all = postings.rows(expression);
    looked += Math.max(all.length, Math.min(...blocks.map((block) => entriesOfBlock(block, memory))));
    const rows = passingRows(all, query, memory.columns, memory.values).filter((row) => !seen.has(row));
    const partly: Matched = { plan: part, reading, expression, rows: all, preferred: null, exact: null };
    const keys = relevanceOf(rows, partly, memory, postings, today).map((score) => -score);
    for (const { row } of sortedWindow(rows, keys, 0, mostPartial - best.length)) {
      best.push(row);
      seen.add(row);
    }
  }
  return best;
}

function entriesOfBlock(block: Block, memory: IndexMemory): number {
  return Math.min(...block.words.map((word) => entriesOf(word, memory)));
}

interface Found {
  block: Block;
  rarity: number;
  words: number;
}

/** Every choice of blocks that leaves at least one of the search's out: most words first, then the rarest. */
function combinations(found: readonly Found[], searched: number): Block[][] {
  const choices: { blocks: Block[]; words: number; rarity: number }[] = [];
  for (let mask = 1; mask < 1 << found.length; mask += 1) {
    const chosen = found.filter((_, bit) => (mask & (1 << bit)) !== 0);
    if (chosen.length === searched) continue;
    choices.push({
      blocks: chosen.map((each) => each.block),
      words: chosen.reduce((sum, each) => sum + each.words, 0),
      rarity: chosen.reduce((sum, each) => sum + each.rarity, 0),
    });
  }
  return choices.sort((a, b) => b.words - a.words || b.rarity - a.rarity).map((choice) => choice.blocks);
}
