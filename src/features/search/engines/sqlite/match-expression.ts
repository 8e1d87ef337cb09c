import { markOf, type Phrase } from '../../analysis/index.ts';
import {
  type Block,
  blockPhrases,
  type PlannedWord,
  type QueryPlan,
  type Reading,
  wordChoices,
} from '../../reading/index.ts';

/** The FTS5 expression for a plan; null where some block can't be found. Terms hold nothing but `a-z0-9_`. */
export function planExpression(plan: QueryPlan, reading: Reading): string | null {
  return allOf(plan.blocks.map((block) => blockExpression(block, reading)));
}

/** The expression for one block; null where nothing of the index stands for it. */
export function blockExpression(block: Block, reading: Reading): string | null {
  const together = allOf(block.words.map((word) => wordExpression(word, reading)));
  const phrases = blockPhrases(block, reading).map(quoted);
  return anyOf(together === null ? phrases : [together, ...phrases]);
}

export function wordExpression(word: PlannedWord, reading: Reading): string | null {
  return anyOf(wordChoices(word, reading).map(quoted));
}

/** A phrase as FTS5 reads it. */
export function quoted(phrase: Phrase): string {
  return `"${phrase.join(' ')}"`;
}

/** Terms as they are marked where an entry has them in its title or summary. */
export function marked(terms: readonly string[], as: keyof typeof markOf): string | null {
  return anyOf(terms.map((term) => (term.startsWith('_') ? `"${term}"` : `"${markOf[as]}${term}"`)));
}

function allOf(parts: readonly (string | null)[]): string | null {
  if (parts.length === 0 || parts.includes(null)) return null;
  return parts.length === 1 ? (parts[0] ?? null) : `(${parts.join(' AND ')})`;
}

export function anyOf(parts: readonly string[]): string | null {
  const distinct = [...new Set(parts)];
  if (distinct.length === 0) return null;
  return distinct.length === 1 ? (distinct[0] ?? null) : `(${distinct.join(' OR ')})`;
}
