import {
  entriesOf,
  neighbours,
  type PlannedWord,
  type QueryPlan,
  type Reading,
  rarityOf,
  usedCorrections,
  usesBlockCorrections,
  type Wording,
} from '../../reading/index.ts';
import { nearShare, type RankingWeights } from '../ranking-weights.ts';
import type { EntryColumns } from './columns.ts';
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
 * The score is BM25F's idea without its counting of repetitions, which was measured and brought nothing: for each word
 * what its field weighs, less in a longer field, times how rare the word is. FTS5's own bm25() would read every list of
 * the search once more and cost some microseconds a row; the marks' short lists cost little.
 */
const freshnessHalfLifeDays = 90;
/** More than all else together: nothing that was corrected comes before what was not. */
const tierWeight = 100;
/** More than all words together: of what has a theme's name, entries of that theme come first. */
const themeWeight = 50;

/** How much of a match each way of finding a word is. */
const share = { exact: 1, near: nearShare, completion: 0.15, onlyCompletion: 0.8, correction: 0.5 } as const;

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
  weights: RankingWeights,
): Float64Array {
  const { columns } = memory;
  const { brevity } = weights;
  const scores = new Float64Array(rows.length);
  const positions = positionsOf(rows, columns.end);
  const isOfTheme = themeTest(matched.plan.theme, memory);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const confirmed = columns.confirmedDay[row] ?? unknownDay;
    const age = Math.max(0, today - confirmed);
    const freshness = confirmed === unknownDay ? 0 : weights.freshness / (1 + age / freshnessHalfLifeDays);
    const length = columns.textLength[row] ?? 0;
    scores[index] = brevity.weight / (1 + brevity.shorter * length) + freshness;
    if (isOfTheme?.(row)) scores[index] = (scores[index] ?? 0) + themeWeight;
  }
  if (rows.length > 1 && matched.expression !== null) {
    const found = { expression: matched.expression, rows };
    const add = (list: Uint32Array, weight: number) => {
      for (let index = 0; index < list.length; index += 1) {
        const position = positions(list[index] ?? 0);
        if (position >= 0) scores[position] = (scores[position] ?? 0) + weight;
      }
    };
    if (matched.preferred) add(matched.preferred, tierWeight);
    for (const [list, weight] of bonuses(found, matched, postings, weights)) add(list, weight);
    addContributions(scores, positions, found, matched, memory, postings, weights);
  }
  return scores;
}

/** Whether a row is of a theme; null where none is named or no entry has it. */
function themeTest(
  theme: string | null,
  { columns, values }: IndexMemory,
): ((row: number) => boolean) | null {
  const number = theme === null ? undefined : values.find('theme', theme);
  const column = number === undefined ? undefined : columns.values.theme[number >>> 5];
  if (number === undefined || !column) return null;
  const mask = 1 << (number & 31);
  return (row) => ((column[row] ?? 0) & mask) !== 0;
}

/**
 * Adds to the scores what each word is worth where it stands. Of the ways in which one word may be found the best
 * counts alone: an entry that has all synonyms of a word says no more of it.
 */
function addContributions(
  scores: Float64Array,
  positions: (row: number) => number,
  found: Found,
  matched: Matched,
  memory: IndexMemory,
  postings: Postings,
  weights: RankingWeights,
): void {
  const { columns } = memory;
  // For each mark the last word that each row was given something for.
  const given = new Map<MarkedField, Int32Array>();
  for (const { word, expressions, weight } of contributionsOf(matched, memory)) {
    for (const [mark, expression] of expressions) {
      const list = postings.among(found, expression);
      const worth = worthOf(mark, weight, columns, weights);
      const last = given.get(mark) ?? new Int32Array(scores.length).fill(-1);
      given.set(mark, last);
      for (let index = 0; index < list.length; index += 1) {
        const row = list[index] ?? 0;
        const position = positions(row);
        if (position < 0 || last[position] === word) continue;
        last[position] = word;
        scores[position] = (scores[position] ?? 0) + worth(row);
      }
    }
  }
}

/** What a word of some weight is worth in a row that has it so marked. */
function worthOf(
  mark: MarkedField,
  weight: number,
  { titleLength, summaryLength }: EntryColumns,
  { title, summary }: RankingWeights,
): (row: number) => number {
  if (mark === 'title') {
    return (row) =>
      (weight * title.weight) / (1 + title.shorter * Math.min(longestTitle, titleLength[row] ?? 0));
  }
  return (row) =>
    (weight * summary.weight) / (1 + summary.shorter * Math.min(longestSummary, summaryLength[row] ?? 0));
}

/** Rows that deserve more for how the words stand in them, with how much more. */
function* bonuses(
  found: Found,
  { plan, exact: knownExact, rows }: Matched,
  postings: Postings,
  weights: RankingWeights,
): Generator<[Uint32Array, number]> {
  const exact = planExpression(plan, 'exact');
  if (knownExact) yield [knownExact, weights.exact];
  else if (exact !== null && exact.text !== found.expression.text && rows.length <= mostCompared) {
    yield [postings.among(found, exact), weights.exact];
  }
  const adjacent =
    rows.length <= mostCompared ? anyOf(neighbours(plan).map((pair) => phraseExpression(pair))) : null;
  if (adjacent !== null) yield [postings.among(found, adjacent), weights.adjacent];
}

/** Where each row stands in a list in ascending order; -1 for those that aren't in it. */
export function positionsOf(rows: Uint32Array, end: number): (row: number) => number {
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

/** One way in which a word may be found, with how much it is worth. */
interface Contribution {
  /** Contributions of the same word have the same number, and the better ones come first. */
  word: number;
  expressions: [MarkedField, Expression][];
  weight: number;
}

function contributionsOf({ plan, reading }: Matched, memory: IndexMemory): Contribution[] {
  const wording: Wording = memory.wording();
  const rarity = (word: PlannedWord) => rarityOf(entriesOf(word, wording), wording);
  const total = plan.blocks.flatMap((block) => block.words).reduce((sum, word) => sum + rarity(word), 0) || 1;
  const contributions: Contribution[] = [];
  let word = -1;

  function add(phrases: readonly (readonly string[])[], weight: number): void {
    if (phrases.length === 0 || weight === 0) return;
    const expressions: [MarkedField, Expression][] = [];
    for (const field of ['title', 'summary'] as const) {
      const expression = anyOf(phrases.map((phrase) => phraseExpression(phrase, field)));
      if (expression !== null) expressions.push([field, expression]);
    }
    contributions.push({ word, expressions, weight });
  }

  for (const block of plan.blocks) {
    for (const planned of block.words) {
      const weight = rarity(planned) / total;
      word += 1;
      if (planned.entries > 0) add([[planned.term]], weight * share.exact);
      // "SEN" is a whole word, though no entry says it: what it means comes before "sense".
      const isWhole = planned.entries > 0 || planned.hasSynonyms;
      const completion =
        planned.entries >= enoughEntries ? 0 : isWhole ? share.completion : share.onlyCompletion;
      const completions = () =>
        add(
          planned.completions.map((term) => [term]),
          weight * completion,
        );
      if (completion > share.near) completions();
      add(planned.near, weight * share.near);
      add(
        usedCorrections(planned, reading).map(({ term }) => [term]),
        weight * share.correction,
      );
      add(planned.correctedNear, weight * share.correction);
      if (completion <= share.near) completions();
    }
    const weight = block.words.reduce((sum, each) => sum + rarity(each), 0) / total;
    word += 1;
    add(block.phrases, weight * share.near);
    if (usesBlockCorrections(block, reading)) add(block.correctedPhrases, weight * share.correction);
  }
  return contributions;
}
