import type { Phrase } from '../../analysis/index.ts';
import type { Block, QueryPlan } from './query-plan.ts';
import type { PlannedWord } from './word-expansion.ts';

/**
 * How freely a plan is read. `exact`: the words themselves. `meant`: also what stands for them and, for words that
 * nothing explains, their nearest corrections. `forgiving`: every correction of every word.
 */
export type Reading = 'exact' | 'meant' | 'forgiving';

/** The FTS5 expression for a plan; null where some block can't be found. Terms hold nothing but `a-z0-9_`. */
export function planExpression(plan: QueryPlan, reading: Reading): string | null {
  return allOf(plan.blocks.map((block) => blockExpression(block, reading)));
}

/** The expression for one block; null where nothing of the index stands for it. */
export function blockExpression(block: Block, reading: Reading): string | null {
  const together = allOf(block.words.map((word) => wordExpression(word, reading)));
  if (reading === 'exact') return together;
  const phrases = [...block.phrases, ...(usesBlockCorrections(block, reading) ? block.correctedPhrases : [])];
  return anyOf([...(together === null ? [] : [together]), ...phrases.map(quoted)]);
}

export function wordExpression(word: PlannedWord, reading: Reading): string | null {
  const choices = word.entries > 0 ? [quoted([word.term])] : [];
  if (reading !== 'exact') {
    choices.push(...word.near.map(quoted), ...word.completions.map((term) => quoted([term])));
    choices.push(...usedCorrections(word, reading).map((meant) => quoted([meant.term])));
    choices.push(...word.correctedNear.map(quoted));
  }
  return anyOf(choices);
}

/** The corrections that a reading uses: of an unexplained word at least the nearest ones. */
export function usedCorrections(word: PlannedWord, reading: Reading): PlannedWord['corrections'] {
  if (reading === 'forgiving') return word.corrections;
  if (reading === 'exact' || word.isKnown) return [];
  const nearest = word.corrections[0]?.distance;
  return word.corrections.filter((meant) => meant.distance === nearest);
}

export function usesBlockCorrections(block: Block, reading: Reading): boolean {
  return reading === 'forgiving' || (reading === 'meant' && block.words.some((word) => !word.isKnown));
}

/** A phrase as FTS5 reads it. */
export function quoted(phrase: Phrase): string {
  return `"${phrase.join(' ')}"`;
}

/** Terms as the title's or the summary's marks. */
export function marked(terms: readonly string[], field: 'title' | 'summary'): string | null {
  const mark = field === 'title' ? '_' : '^';
  return anyOf(terms.map((term) => (term.startsWith('_') ? `"${term}"` : `"${mark}${term}"`)));
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
