import {
  addCorrections,
  enoughMatches,
  type KnownSynonyms,
  type QueryPlan,
  tellCorrections,
  wordsWithout,
} from '../../reading/index.ts';
import type { Correction } from '../../search.model.ts';
import type { IndexMemory } from './index-memory.ts';
import {
  blockExpression,
  type Expression,
  planExpression,
  termExpression,
  wordExpression,
} from './match-expression.ts';
import type { Postings } from './postings.ts';
import type { Matched } from './relevance.ts';
import { noRows, union } from './row-lists.ts';

/** Finds the rows of a plan: first as it is meant; with every correction only where that finds few. */
export function matchPlan(
  plan: QueryPlan,
  asTyped: boolean,
  memory: IndexMemory,
  synonyms: KnownSynonyms,
  postings: Postings,
): Matched {
  const meant = planExpression(plan, 'meant');
  const { rows, exact } = findMeant(plan, meant, postings);
  if (asTyped || rows.length >= enoughMatches || plan.isFillersOnly) {
    return { plan, reading: 'meant', expression: meant, rows, preferred: null, exact };
  }
  for (const { words } of plan.blocks) {
    for (const word of words) if (word.isKnown) addCorrections(word, memory.lexicon, synonyms);
  }
  const forgiving = planExpression(plan, 'forgiving');
  if (forgiving === null || forgiving.text === meant?.text) {
    return { plan, reading: 'forgiving', expression: meant, rows, preferred: null, exact };
  }
  return {
    plan,
    reading: 'forgiving',
    expression: forgiving,
    rows: postings.rows(forgiving),
    preferred: rows.length > 0 ? rows : null,
    exact,
  };
}

/** The rows of a plan as meant. Of a single word those that have it as typed are found by the way. */
function findMeant(
  plan: QueryPlan,
  meant: Expression | null,
  postings: Postings,
): { rows: Uint32Array; exact: Uint32Array | null } {
  if (meant === null) return { rows: noRows, exact: null };
  const [block] = plan.blocks;
  const word = plan.blocks.length === 1 && block?.words.length === 1 ? block.words[0] : undefined;
  if (!word || word.entries === 0) return { rows: postings.rows(meant), exact: null };
  const exact = postings.rows(termExpression(word.term));
  const others = wordExpression({ ...word, entries: 0 }, 'meant');
  return { rows: others === null ? exact : union([exact, postings.rows(others)]), exact };
}

/** What was searched for instead of words that no entry has, or that together nothing has. */
export function correctionsOf(matched: Matched, memory: IndexMemory, postings: Postings): Correction[] {
  const isAlone = matched.reading === 'forgiving' && matched.preferred === null && matched.rows.length > 0;
  return tellCorrections(matched.plan, memory.lexicon, (without) => {
    if (!isAlone) return false;
    const expression = planExpression(without, 'forgiving');
    return expression === null || !postings.isAnywhere(expression);
  });
}

/** The words of a search that found nothing, of which no entry has any reading. */
export function unmatchedWords({ plan, reading, rows }: Matched, postings: Postings): string[] {
  if (rows.length > 0) return [];
  return wordsWithout(plan, {
    block: (block) => isFound(blockExpression(block, reading), postings),
    word: (word) => isFound(wordExpression(word, reading), postings),
  });
}

/** Whether anything of the index matches an expression. */
export function isFound(expression: Expression | null, postings: Postings): boolean {
  return expression !== null && postings.isAnywhere(expression);
}
