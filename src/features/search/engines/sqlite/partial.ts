import { entriesOfBlock, fewMatches, mostPartial, partialChoices } from '../../reading/index.ts';
import type { SearchQuery } from '../../search.model.ts';
import { passingRows } from './filters.ts';
import type { IndexMemory } from './index-memory.ts';
import { isFound } from './match.ts';
import { blockExpression, planExpression } from './match-expression.ts';
import { sortedWindow } from './order.ts';
import type { Postings } from './postings.ts';
import type { RankingWeights } from './ranking-weights.ts';
import { type Matched, relevanceOf } from './relevance.ts';

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
  weights: RankingWeights,
): number[] {
  const { plan, reading } = matched;
  if (plan.isFillersOnly || plan.blocks.length < 2) return [];
  const wording = memory.wording();
  const known = plan.blocks.filter((block) => isFound(blockExpression(block, reading), postings));
  const seen = new Set<number>(matched.rows.length < fewMatches * 100 ? matched.rows : []);
  const best: number[] = [];
  let looked = 0;
  for (const { blocks } of partialChoices(known, plan.blocks.length, wording)) {
    if (best.length >= mostPartial || looked > mostRows) break;
    const part = { ...plan, blocks };
    const expression = planExpression(part, reading);
    if (expression === null) continue;
    const all = postings.rows(expression);
    looked += Math.max(all.length, Math.min(...blocks.map((block) => entriesOfBlock(block, wording))));
    const rows = passingRows(all, query, memory.columns, memory.values).filter((row) => !seen.has(row));
    const partly: Matched = { plan: part, reading, expression, rows: all, preferred: null, exact: null };
    const keys = relevanceOf(rows, partly, memory, postings, today, weights).map((score) => -score);
    for (const { row } of sortedWindow(rows, keys, 0, mostPartial - best.length)) {
      best.push(row);
      seen.add(row);
    }
  }
  return best;
}
