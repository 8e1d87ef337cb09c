import type { Phrase } from '../../analysis/index.ts';
import type { FullText } from './full-text.ts';
import { type Expression, marked } from './match-expression.ts';
import { amongAny, intersection, noRows, union } from './row-lists.ts';
import type { TermLists } from './term-lists.ts';

/** Rows that have already been found, by what they were asked for. */
export interface Found {
  expression: Expression;
  rows: Uint32Array;
}

/** Finds the rows that an expression matches, in ascending order. */
export interface Postings {
  rows(expression: Expression): Uint32Array;
  /** Those of the rows found that match another expression too; they may be fewer than what was asked for gives. */
  among(found: Found, expression: Expression): Uint32Array;
  isAnywhere(expression: Expression): boolean;
}

/** Of a list that is so many times longer than the rows that it is asked for, only those are looked up. */
const timesLonger = 8;
/** Rows of a phrase are looked up one by one where that is so many times fewer than its rarest term has. */
const timesFewer = 64;

/**
 * Works expressions out from the lists in memory. FTS5 answers for terms that aren't there yet, and says where terms
 * of which too many places would have to be kept stand side by side.
 */
export function createPostings(fullText: FullText, lists: TermLists): Postings {
  function knows(expression: Expression): boolean {
    switch (expression.kind) {
      case 'term':
        return lists.knows(expression.term);
      case 'phrase':
        return expression.terms.every((term) => lists.knows(term) && lists.knows(termIn(expression, term)));
      default:
        return expression.parts.every(knows);
    }
  }

  /** How many rows match, at most. */
  function most(expression: Expression): number {
    switch (expression.kind) {
      case 'term':
        return lists.most(expression.term);
      case 'phrase':
        return Math.min(...expression.terms.map((term) => lists.most(termIn(expression, term))));
      case 'allOf':
        return Math.min(...expression.parts.map(most));
      case 'anyOf':
        return expression.parts.reduce((sum, part) => sum + most(part), 0);
    }
  }

  function find(expression: Expression): Uint32Array {
    switch (expression.kind) {
      case 'term':
        return lists.rows(expression.term);
      case 'phrase': {
        const [rarest] = rarestFirst(expression.terms.map((term) => termIn(expression, term)));
        return rarest === undefined ? noRows : findPhrase(lists.rows(rarest), expression);
      }
      case 'allOf': {
        const [rarest, ...others] = expression.parts.toSorted((a, b) => most(a) - most(b));
        return rarest === undefined ? noRows : others.reduce(findAmong, find(rarest));
      }
      case 'anyOf':
        return union(expression.parts.map(find));
    }
  }

  function findAmong(rows: Uint32Array, expression: Expression): Uint32Array {
    if (rows.length === 0) return rows;
    switch (expression.kind) {
      case 'term':
        return lists.among(rows, expression.term);
      case 'phrase':
        return findPhrase(rows, expression);
      case 'allOf':
        return expression.parts.toSorted((a, b) => most(a) - most(b)).reduce(findAmong, rows);
      case 'anyOf':
        return amongAny(
          rows,
          expression.parts.map((part) =>
            part.kind === 'term' && lists.most(part.term) < timesLonger * rows.length
              ? lists.rows(part.term)
              : findAmong(rows, part),
          ),
        );
    }
  }

  function isAnywhere(expression: Expression): boolean {
    return expression.kind === 'anyOf' ? expression.parts.some(isAnywhere) : find(expression).length > 0;
  }

  /** Those of some rows in which terms stand side by side. */
  function findPhrase(rows: Uint32Array, phrase: PhraseExpression): Uint32Array {
    const terms = rarestFirst(phrase.terms.map((term) => termIn(phrase, term)));
    const candidates = terms.reduce((left, term) => lists.among(left, term), rows);
    if (candidates.length === 0) return candidates;
    const found = lists.sideBySide(candidates, phrase.terms, phrase.field);
    if (found) return found;
    if (candidates.length * timesFewer < most(phrase)) return fullText.among(candidates, phrase.text);
    return intersection(candidates, fullText.rows(phrase.text));
  }

  function rarestFirst(terms: Phrase): Phrase {
    return terms.toSorted((a, b) => lists.most(a) - lists.most(b));
  }

  return {
    rows: (expression) => (knows(expression) ? find(expression) : fullText.rows(expression.text)),
    among(found, expression) {
      if (knows(expression)) return findAmong(found.rows, expression);
      // FTS5 passes quickly over what the rows found don't have.
      return intersection(found.rows, fullText.rows(`${found.expression.text} AND ${expression.text}`));
    },
    isAnywhere: (expression) =>
      knows(expression) ? isAnywhere(expression) : fullText.isAnywhere(expression.text),
  };
}

type PhraseExpression = Extract<Expression, { kind: 'phrase' }>;

/** The term that stands for another in the field that a phrase is asked for in. */
function termIn({ field }: PhraseExpression, term: string): string {
  return field ? marked(term, field) : term;
}
