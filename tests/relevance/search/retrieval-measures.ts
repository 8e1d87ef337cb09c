/** How well ranked lists answer judged searches. */

/** A search with what is known to answer it. */
export interface JudgedQuery {
  text: string;
  /** By the entry's row: 2 answers it, 1 helps; what isn't there doesn't. */
  grades: ReadonlyMap<number, number>;
  /** What was looked at while ranking was set, or what was not. */
  half: 'tuning' | 'held out';
  /** The way in which the search was made, where a set has several. */
  way?: string;
}

/** A judged search with the rows that an engine listed, best first. */
export interface Answer {
  query: JudgedQuery;
  ranked: readonly number[];
}

/** Averages over some searches. */
export interface RetrievalMeasure {
  queries: number;
  /** Normalised discounted cumulative gain of the first ten, with the gain 2^grade − 1. */
  ndcgAt10: number;
  /** Of everything relevant (at most 20) the share that is among the first 20. */
  recallAt20: number;
  /** One divided by the place of the first relevant entry. */
  mrr: number;
  /** Share of the searches for which nothing at all was listed. */
  withoutResults: number;
}

/** Places that recall is measured in, and so the most that an engine is asked for. */
export const mostListed = 20;
const places = 10;

export function measureAnswers(answers: readonly Answer[]): RetrievalMeasure {
  const mean = (of: (answer: Answer) => number) =>
    answers.reduce((sum, answer) => sum + of(answer), 0) / Math.max(1, answers.length);
  return {
    queries: answers.length,
    ndcgAt10: mean(ndcg),
    recallAt20: mean(recall),
    mrr: mean(reciprocalRank),
    withoutResults: mean(({ ranked }) => (ranked.length === 0 ? 1 : 0)),
  };
}

/** The same of one search. */
export function ndcg({ query: { grades }, ranked }: Answer): number {
  const total = (list: readonly number[]) =>
    list.slice(0, places).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
  const ideal = total([...grades.values()].toSorted((a, b) => b - a));
  return ideal === 0 ? 0 : total(ranked.map((row) => grades.get(row) ?? 0)) / ideal;
}

function recall({ query: { grades }, ranked }: Answer): number {
  const relevant = [...grades.values()].filter((grade) => grade > 0).length;
  const found = ranked.slice(0, mostListed).filter((row) => (grades.get(row) ?? 0) > 0).length;
  return relevant === 0 ? 0 : found / Math.min(mostListed, relevant);
}

function reciprocalRank({ query: { grades }, ranked }: Answer): number {
  const place = ranked.slice(0, mostListed).findIndex((row) => (grades.get(row) ?? 0) > 0);
  return place < 0 ? 0 : 1 / (place + 1);
}
