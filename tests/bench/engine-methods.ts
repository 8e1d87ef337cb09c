import type { SearchQuery, SearchResult } from '../../src/features/search/index.ts';
import type { Usage } from './child.ts';

/** What both engines' processes can be asked. */
export type EngineMethods = {
  /** Opens a database and gets ready to answer. */
  load(given: { databaseFile: string }): Promise<Load>;
  /** Answers a search; the milliseconds are those of the engine alone, without the way between processes. */
  search(query: SearchQuery): Promise<TimedAnswer>;
  usage(given: null): Usage;
};

export interface Load {
  seconds: number;
  /** What the embedded engine reads between searches, beside that, and how much the process (RSS) grows by it. */
  lists?: { seconds: number; bytes: number; processBytes: number };
}

export interface TimedAnswer {
  milliseconds: number;
  total: number;
  /** The first page's rows. */
  rowIds: number[];
  /** How many values have a count, over all facets. */
  facetValues: number;
}

/** What an engine's answer is judged by. */
export function timedAnswer(
  milliseconds: number,
  { total, hits, facets }: Pick<SearchResult, 'total' | 'hits' | 'facets'>,
): TimedAnswer {
  return {
    milliseconds,
    total,
    rowIds: hits.map((hit) => hit.rowId),
    facetValues: Object.values(facets).reduce((sum, values) => sum + values.length, 0),
  };
}
