import {
  candidateBlocks,
  countedWordWeight,
  mostPartial,
  partialReading,
  partsFound,
  partsOf,
  tellingBlocks,
} from '../../reading/index.ts';
import type { SearchQuery } from '../../search.model.ts';
import type { RankingWeights } from '../ranking-weights.ts';
import { passingRows } from './filters.ts';
import type { IndexMemory } from './index-memory.ts';
import { isFound } from './match.ts';
import { anyOf, blockExpression } from './match-expression.ts';
import { bestFirst, sortedWindow } from './order.ts';
import type { Postings } from './postings.ts';
import { type Matched, positionsOf, relevanceOf } from './relevance.ts';
import { noRows, replaced } from './row-lists.ts';

/** Rows looked through, about, beyond those of the rarest word: no search may hold up the others. */
const mostCandidates = 5_000;

/**
 * The rows that have the most of a search's words, each by how much it tells, and where they stand; best first.
 * @param full what matches in full and passes the filters, which is left out
 */
export function partialRows(
  { plan }: Matched,
  full: Uint32Array,
  query: SearchQuery,
  memory: IndexMemory,
  postings: Postings,
  today: number,
  weights: RankingWeights,
): number[] {
  if (plan.isFillersOnly) return [];
  const [only, ...others] = plan.blocks;
  if (others.length === 0 && (only?.words.length ?? 0) < 2) return [];
  const known = partsFound(partsOf(plan.blocks), (block) =>
    isFound(blockExpression(block, partialReading), postings),
  );
  const telling = tellingBlocks(known, memory.wording()).flatMap((each) => {
    const found = blockExpression(each.block, partialReading);
    return found === null ? [] : [{ ...each, found }];
  });
  const rarest = telling.slice(0, candidateBlocks(telling, mostCandidates));
  const expression = anyOf(rarest.map(({ found }) => found));
  if (expression === null) return [];
  const rows = replaced(
    passingRows(postings.rows(expression), query, memory.columns, memory.values),
    full,
    noRows,
  );
  const partly: Matched = {
    plan: { ...plan, blocks: known },
    reading: partialReading,
    expression,
    rows,
    preferred: null,
    exact: null,
  };
  const scores = relevanceOf(rows, partly, memory, postings, today, weights);
  const positions = positionsOf(rows, memory.columns.end);
  for (const { found, share, counted } of telling) {
    const worth = countedWordWeight * counted + weights.partial * share;
    for (const row of postings.among({ expression, rows }, found)) {
      const position = positions(row);
      if (position >= 0) scores[position] = (scores[position] ?? 0) + worth;
    }
  }
  return sortedWindow(rows, bestFirst(scores), 0, mostPartial).map(({ row }) => row);
}
