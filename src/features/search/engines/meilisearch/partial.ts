import {
  type Block,
  blockPhrases,
  candidateBlocks,
  countedWordWeight,
  mostPartial,
  neighbours,
  partialReading,
  type QueryPlan,
  type Reading,
  tellingBlocks,
  wordChoices,
} from '../../reading/index.ts';
import { nearShare, rankingWeights } from '../ranking-weights.ts';
import type { SearchAnswer } from './connection.ts';
import { tokensOf } from './documents.ts';
import { blockFilter, isEntry, phrasesFilter, planFilter } from './filters.ts';
import type { Asking } from './index-searches.ts';
import { rankingText } from './ranking-text.ts';

type Hit = SearchAnswer['hits'][number];

/** Entries that are looked at beyond those of the rarest word, and of each word: they are fetched. */
const mostCandidates = 300;

/**
 * The entries that have the most of a search's words, each by how much it tells, and where they stand; best first.
 * What matches in full is left out.
 */
export async function partialHits(
  plan: QueryPlan,
  reading: Reading,
  known: readonly Block[],
  { ask, searches, words }: Asking,
): Promise<Hit[]> {
  const telling = tellingBlocks(known, words).flatMap((each) => {
    const filter = blockFilter(each.block, partialReading);
    return filter === null ? [] : [{ ...each, filter }];
  });
  if (telling.length === 0) return [];
  const full = planFilter(plan, reading);
  const notFull = full === null ? '' : ` AND NOT ${full}`;
  const lists = await ask(
    telling
      .slice(0, candidateBlocks(telling, mostCandidates))
      .map(({ block, filter }) =>
        searches.candidates(
          filter + notFull,
          rankingText({ ...plan, blocks: [block] }, partialReading, words),
          mostCandidates,
        ),
      ),
  );
  const candidates = new Map(lists.flatMap(({ hits }) => hits.map((hit) => [hit.entry, hit] as const)));
  if (candidates.size === 0) return [];
  const scores = new Map([...candidates.keys()].map((entry) => [entry, 0]));
  const pairs = phrasesFilter(neighbours(plan));
  const worths = [
    ...telling.map(({ block, filter, share, counted }) => {
      const findings = findingsOf(block);
      return { filter, worth: (hit: Hit) => countedWordWeight * counted + share * worthIn(hit, findings) };
    }),
    ...(pairs === null ? [] : [{ filter: pairs, worth: () => rankingWeights.adjacent }]),
  ];
  const among = isEntry([...candidates.keys()]);
  const answers = await ask(
    worths.map(({ filter }) => searches.entries(`${filter} AND ${among}`, candidates.size)),
  );
  for (const [index, { hits }] of answers.entries()) {
    for (const { entry } of hits) {
      const hit = candidates.get(entry);
      if (hit) scores.set(entry, (scores.get(entry) ?? 0) + (worths[index]?.worth(hit) ?? 0));
    }
  }
  // Equals stay in the order in which the server put them.
  return [...candidates.values()]
    .sort((a, b) => (scores.get(b.entry) ?? 0) - (scores.get(a.entry) ?? 0))
    .slice(0, mostPartial);
}

/** A block as it stands in the index's fields: as it was typed, and as anything else. */
interface Findings {
  exact: readonly string[];
  near: readonly string[];
}

function findingsOf(block: Block): Findings {
  const textOf = (phrase: readonly string[]) => ` ${tokensOf(phrase.join(' '))} `;
  const choices = [
    ...block.words.flatMap((word) => wordChoices(word, partialReading)),
    ...blockPhrases(block, partialReading),
  ];
  return {
    exact: block.words.map(({ term }) => textOf([term])),
    near: choices.map(textOf),
  };
}

/** What a block is worth in an entry that has it, from where it stands. */
function worthIn({ title, summary }: Hit, { exact, near }: Findings): number {
  const standing = (field: string, { weight, shorter }: { weight: number; shorter: number }) => {
    const text = ` ${field} `;
    const has = (phrase: string) => text.includes(phrase);
    const share = exact.every(has) ? 1 : near.some(has) ? nearShare : 0;
    return (share * weight) / (1 + shorter * field.split(' ').length);
  };
  return (
    rankingWeights.partial + standing(title, rankingWeights.title) + standing(summary, rankingWeights.summary)
  );
}
