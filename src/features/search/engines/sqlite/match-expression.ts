import { markOf, type Phrase } from '../../analysis/index.ts';
import {
  type Block,
  blockPhrases,
  type PlannedWord,
  type QueryPlan,
  type Reading,
  wordChoices,
} from '../../reading/index.ts';

/** A field whose terms are marked in the index. */
export type MarkedField = keyof typeof markOf;

/**
 * What rows are asked for by. `text` is the same as FTS5 reads it; equal texts are equal expressions. Terms hold
 * nothing but letters, digits, `_` and `^`.
 */
export type Expression =
  | { kind: 'term'; text: string; term: string }
  /** Two terms or more, side by side. */
  | { kind: 'phrase'; text: string; terms: Phrase; field: MarkedField | null }
  | { kind: 'allOf' | 'anyOf'; text: string; parts: readonly Expression[] };

/** The expression for a plan; null where some block can't be found. */
export function planExpression(plan: QueryPlan, reading: Reading): Expression | null {
  return allOf(plan.blocks.map((block) => blockExpression(block, reading)));
}

/** The expression for one block; null where nothing of the index stands for it. */
export function blockExpression(block: Block, reading: Reading): Expression | null {
  const together = allOf(block.words.map((word) => wordExpression(word, reading)));
  const phrases = blockPhrases(block, reading).map((phrase) => phraseExpression(phrase));
  return anyOf(together === null ? phrases : [together, ...phrases]);
}

export function wordExpression(word: PlannedWord, reading: Reading): Expression | null {
  return anyOf(wordChoices(word, reading).map((phrase) => phraseExpression(phrase)));
}

export function termExpression(term: string): Expression {
  return { kind: 'term', text: `"${term}"`, term };
}

/** A term or several side by side, anywhere or in one field. */
export function phraseExpression(terms: Phrase, field: MarkedField | null = null): Expression {
  const [only] = terms;
  if (terms.length === 1 && only !== undefined) return termExpression(field ? marked(only, field) : only);
  const quoted = `"${terms.join(' ')}"`;
  return { kind: 'phrase', text: field ? `({${field}} : ${quoted})` : quoted, terms, field };
}

/** A term as it is marked where an entry has it in its title or summary. */
export function marked(term: string, as: MarkedField): string {
  return term.startsWith('_') ? term : markOf[as] + term;
}

export function allOf(parts: readonly (Expression | null)[]): Expression | null {
  const all = parts.filter((part) => part !== null);
  return all.length < parts.length ? null : together('allOf', 'AND', all);
}

export function anyOf(parts: readonly Expression[]): Expression | null {
  return together('anyOf', 'OR', [...new Map(parts.map((part) => [part.text, part])).values()]);
}

function together(kind: 'allOf' | 'anyOf', word: string, parts: readonly Expression[]): Expression | null {
  if (parts.length < 2) return parts[0] ?? null;
  return { kind, text: `(${parts.map((part) => part.text).join(` ${word} `)})`, parts };
}
