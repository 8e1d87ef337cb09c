import {
  type Block,
  mostPartial,
  partialChoices,
  type QueryPlan,
  type Reading,
} from '../../reading/index.ts';
import type { SearchAnswer } from './connection.ts';
import { blockFilter, planFilter } from './filters.ts';
import type { Asking } from './index-searches.ts';
import { rankingText } from './ranking-text.ts';

/** Choices of words that are asked for in one go. */
const choicesAtOnce = 12;

/**
 * The entries that have most of a search's words, and of those the rarest; best first. What matches in full is left
 * out, and so is from each choice what an earlier one has found.
 */
export async function partialHits(
  plan: QueryPlan,
  reading: Reading,
  known: readonly Block[],
  { ask, searches, words }: Asking,
): Promise<SearchAnswer['hits']> {
  const filtersOf = (blocks: readonly Block[]) =>
    blocks.map((block) => blockFilter(block, reading)).filter((filter) => filter !== null);
  const full = planFilter(plan, reading);
  const choices = partialChoices(known, plan.blocks.length, words);
  const best: SearchAnswer['hits'] = [];
  for (let next = 0; next < choices.length && best.length < mostPartial; next += choicesAtOnce) {
    const answers = await ask(
      choices.slice(next, next + choicesAtOnce).map(({ blocks, others }) => {
        const unwanted = [...filtersOf(others), ...(full === null ? [] : [full])];
        const text = [...filtersOf(blocks), ...unwanted.map((filter) => `NOT ${filter}`)].join(' AND ');
        return searches.hits(text, rankingText({ ...plan, blocks }, reading, words), {
          offset: 0,
          limit: mostPartial,
        });
      }),
    );
    best.push(...answers.flatMap(({ hits }) => hits));
  }
  return best.slice(0, mostPartial);
}
