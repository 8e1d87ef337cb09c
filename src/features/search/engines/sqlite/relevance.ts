import {
  entriesOf,
  type PlannedWord,
  type QueryPlan,
  type Reading,
  rarityOf,
  usedCorrections,
  usesBlockCorrections,
  type Wording,
} from '../../reading/index.ts';
import { unknownDay } from './entry-record.ts';
import type { IndexMemory } from './index-memory.ts';
import {
  anyOf,
  type Expression,
  type MarkedField,
  phraseExpression,
  planExpression,
} from './match-expression.ts';
import type { Found, Postings } from './postings.ts';

/*
 * The score is BM25F's idea without its counting of repetitions, which say little in entries of this length: for
 * each word what its field weighs, less in a longer field, times how rare the word is. FTS5's own bm25() would
 * read every list of the search once more and cost some microseconds a row; the marks' short lists cost little.
 */
const fieldWeight = { title: 8, summary: 3 } as const;
const textWeight = 1;
/** All words stand in the entry just as they were typed. */
const exactWeight = 2;
/** What an entry confirmed today has before one never confirmed. */
/** Two words stand side by side as they were typed. */
const adjacentWeight = 1.5;
const freshnessWeight = 0.6;
const freshnessHalfLifeDays = 90;
/** More than all else together: nothing that was corrected comes before what was not. */
const tierWeight = 100;

/** How much of a match each way of finding a word is. */
const share = { exact: 1, near: 0.6, completion: 0.15, onlyCompletion: 0.8, correction: 0.5 } as const;

/** Longer searches are sentences, in which neighbours say little. */
const mostAdjacent = 5;
/** Matches beyond which the first pages are decided by titles and summaries, and the rest costs too much. */
const mostCompared = 30_000;
/** A word that as many entries have is ranked by itself alone, not by what only begins with it. */
const enoughEntries = 20;
const longestTitle = 20;
const longestSummary = 60;

/** What a plan has matched, for its rows to be ranked. */
export interface Matched {
  plan: QueryPlan;
  reading: Reading;
  /** The expression that matched, and its rows before any filter; null where nothing can match. */
  expression: Expression | null;
  rows: Uint32Array;
  /** Rows that match without the corrections of known words, if that is another set. */
  preferred: Uint32Array | null;
  /** Rows with the words just as typed, where the match had to find them anyway. */
  exact: Uint32Array | null;
}

/**
 * Scores rows of a match: higher is better.
 * @param rows those that passed the filters
 */
export function relevanceOf(
  rows: Uint32Array,
  matched: Matched,
  memory: IndexMemory,
  postings: Postings,
  today: number,
): Float64Array {
  const { columns } = memory;
  const scores = new Float64Array(rows.length);
  const positions = positionsOf(rows, columns.end);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const confirmed = columns.confirmedDay[row] ?? unknownDay;
    const age = Math.max(0, today - confirmed);
    const freshness = confirmed === unknownDay ? 0 : freshnessWeight / (1 + age / freshnessHalfLifeDays);
    scores[index] = textWeight / (1 + 0.002 * (columns.textLength[row] ?? 0)) + freshness;
  }
  if (rows.length > 1 && matched.expression !== null) {
    const found = { expression: matched.expression, rows };
    const add = (list: Uint32Array, weight: (row: number) => number) => {
      for (let index = 0; index < list.length; index += 1) {
        const row = list[index] ?? 0;
        const position = positions(row);
        if (position >= 0) scores[position] = (scores[position] ?? 0) + weight(row);
      }
    };
    if (matched.preferred) add(matched.preferred, () => tierWeight);
    for (const [list, weight] of bonuses(found, matched, postings)) add(list, () => weight);
    for (const { expression, field, weight } of contributionsOf(matched, memory)) {
      const list = postings.among(found, expression);
      if (field === 'title') {
        const title = fieldWeight.title * weight;
        add(list, (row) => title / (1 + 0.05 * Math.min(longestTitle, columns.titleLength[row] ?? 0)));
      } else {
        const summary = fieldWeight.summary * weight;
        add(list, (row) => summary / (1 + 0.005 * Math.min(longestSummary, columns.summaryLength[row] ?? 0)));
      }
    }
  }
  return scores;
}

/** Rows that deserve more for how the words stand in them, with how much more. */
function* bonuses(
  found: Found,
  { plan, exact: knownExact, rows }: Matched,
  postings: Postings,
): Generator<[Uint32Array, number]> {
  const exact = planExpression(plan, 'exact');
  if (knownExact) yield [knownExact, exactWeight];
  else if (exact !== null && exact.text !== found.expression.text && rows.length <= mostCompared) {
    yield [postings.among(found, exact), exactWeight];
  }
  const adjacent = rows.length <= mostCompared ? adjacentWords(plan) : null;
  if (adjacent !== null) yield [postings.among(found, adjacent), adjacentWeight];
}

/** Neighbouring words of a search as phrases; null where it has none. */
function adjacentWords({ blocks }: QueryPlan): Expression | null {
  const words = blocks.flatMap((block) => block.words);
  if (words.length > mostAdjacent) return null;
  const pairs = words.slice(1).flatMap((word, index) => {
    const before = words[index];
    return before && before.entries > 0 && word.entries > 0
      ? [phraseExpression([before.term, word.term])]
      : [];
  });
  return anyOf(pairs);
}

/** Where each row stands in a list in ascending order; -1 for those that aren't in it. */
function positionsOf(rows: Uint32Array, end: number): (row: number) => number {
  if (rows.length * 32 < end) {
    return (row) => {
      let low = 0;
      let high = rows.length - 1;
      while (low <= high) {
        const middle = (low + high) >>> 1;
        const found = rows[middle] ?? 0;
        if (found === row) return middle;
        if (found < row) low = middle + 1;
        else high = middle - 1;
      }
      return -1;
    };
  }
  const positions = new Int32Array(end);
  for (let index = 0; index < rows.length; index += 1) positions[rows[index] ?? 0] = index + 1;
  return (row) => (positions[row] ?? 0) - 1;
}

interface Contribution {
  expression: Expression;
  field: MarkedField;
  weight: number;
}

function contributionsOf({ plan, reading }: Matched, memory: IndexMemory): Contribution[] {
  const wording: Wording = memory.wording();
  const rarity = (word: PlannedWord) => rarityOf(entriesOf(word, wording), wording);
  const total = plan.blocks.flatMap((block) => block.words).reduce((sum, word) => sum + rarity(word), 0) || 1;
  const contributions: Contribution[] = [];

  function add(phrases: readonly (readonly string[])[], weight: number): void {
    if (weight === 0) return;
    for (const field of ['title', 'summary'] as const) {
      const expression = anyOf(phrases.map((phrase) => phraseExpression(phrase, field)));
      if (expression !== null) contributions.push({ expression, field, weight });
    }
  }

  for (const block of plan.blocks) {
    for (const word of block.words) {
      const weight = rarity(word) / total;
      if (word.entries > 0) add([[word.term]], weight * share.exact);
      add(word.near, weight * share.near);
      const completion =
        word.entries >= enoughEntries ? 0 : word.entries > 0 ? share.completion : share.onlyCompletion;
      add(
        word.completions.map((term) => [term]),
        weight * completion,
      );
      add(
        usedCorrections(word, reading).map(({ term }) => [term]),
        weight * share.correction,
      );
      add(word.correctedNear, weight * share.correction);
    }
    const weight = block.words.reduce((sum, word) => sum + rarity(word), 0) / total;
    add(block.phrases, weight * share.near);
    if (usesBlockCorrections(block, reading)) add(block.correctedPhrases, weight * share.correction);
  }
  return contributions;
}
