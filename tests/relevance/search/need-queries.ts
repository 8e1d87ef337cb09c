import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { SearchDocument } from '../../../src/features/search/index.ts';
import { appRoot } from '../../../src/platform/app-root.ts';
import type { JudgedQuery } from './retrieval-measures.ts';

/**
 * The titles of 100 real grants and adverts as searches among the services. What stood in the first five places of any
 * engine was judged by reading, without its place or engine, wherever in the country it is: 2, the very thing that is
 * sought; 1, near it; 0, not. Every other case is held out.
 */

const judgements = z.array(
  z.strictObject({
    need: z.string().min(1),
    service: z.string().min(1),
    grade: z.enum(['0', '1', '2']).transform(Number),
    reason: z.string().min(1),
  }),
);

export interface NeedQueries {
  /** Those for which something of use was found. */
  queries: JudgedQuery[];
  /** Cases in all. */
  cases: number;
}

/** @param documents by the key of the entry */
export function needQueries(documents: ReadonlyMap<string, SearchDocument>): NeedQueries {
  const file = path.join(appRoot, 'tests/relevance/search/judgements/needs.csv');
  const judged = judgements.parse(parse(readFileSync(file), { columns: true }));
  const needs = [...new Set(judged.map(({ need }) => need))];
  const queries = needs.map((need, at): JudgedQuery => {
    const text = documents.get(need)?.title;
    if (text === undefined) throw new Error(`The judged need ${need} isn't in the directory`);
    const own = judged.filter((each) => each.need === need);
    const grades = own.map(({ service, grade }): [number, number] => {
      const row = documents.get(service)?.rowId;
      if (row === undefined) throw new Error(`The judged service ${service} isn't in the directory`);
      return [row, grade];
    });
    return { text, grades: new Map(grades), half: at % 2 === 0 ? 'tuning' : 'held out' };
  });
  const isAnswerable = ({ grades }: JudgedQuery) => [...grades.values()].some((grade) => grade > 0);
  return { queries: queries.filter(isAnswerable), cases: needs.length };
}

/** Places that somebody looks at: the product lists no more partial matches, other engines as many as they are asked. */
const placesLookedAt = 10;

/** The first places of a ranking without what nobody has judged, so that no engine suffers for what was not read. */
export function onlyJudged(ranked: readonly number[], { grades }: JudgedQuery): number[] {
  return ranked.slice(0, placesLookedAt).filter((row) => grades.has(row));
}
