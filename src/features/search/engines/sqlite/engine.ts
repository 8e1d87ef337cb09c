import type { Database } from '#db/client.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import { type Clock, dayNumber, londonDay } from '#platform/clock.ts';
import { createHighlighter } from '../../analysis/index.ts';
import { milesOf } from '../../distance.ts';
import type { LikenessIndex } from '../../likeness.model.ts';
import {
  createKnownSynonyms,
  fewMatches,
  type KnownSynonyms,
  type KnownWords,
  matchedTerms,
  readText,
} from '../../reading/index.ts';
import {
  facetNames,
  type SearchEngine,
  type SearchHit,
  type SearchQuery,
  type SearchResult,
  wholeDirectory,
} from '../../search.model.ts';
import { alikeRows, tellingShares, weighTexts } from './alike.ts';
import { chordFrom } from './distance.ts';
import { type Filtered, filterRows } from './filters.ts';
import { createIndexMemory } from './index-memory.ts';
import { createIndexUpkeep, type IndexUpkeep } from './index-upkeep.ts';
import { createIndexWriter, type IndexWriter } from './index-writer.ts';
import { correctionsOf, matchPlan, unmatchedWords } from './match.ts';
import { partialRows } from './partial.ts';
import { createPostings } from './postings.ts';
import { type RankingWeights, rankingWeights } from './ranking-weights.ts';
import { type Matched, relevanceOf } from './relevance.ts';
import { createSorting } from './sorting.ts';
import { createTitleSuggestions, type TitleSuggestions } from './title-suggestions.ts';

/** The embedded engine: SQLite's FTS5 in the directory's own file, with what it counts by kept in memory. */
export interface SqliteEngine extends SearchEngine, LikenessIndex, IndexWriter, IndexUpkeep {
  /** The words that searches are read by, as they are committed now; they follow with every later search. */
  knownWords(): KnownWords;
  /** The same index, read with another vocabulary's synonyms. */
  readingWith(vocabulary: Vocabulary): Pick<SearchEngine, 'search'>;
  /** Entries whose titles go on from what somebody has typed so far. */
  titlesLike(text: string): TitleSuggestions;
}

const nothing = new Uint32Array(0);
/** Opens the index of a migrated database. What is kept in memory is read at the first search. */
export function createSqliteEngine(given: {
  database: Database;
  vocabulary: () => Vocabulary;
  clock: Clock;
  /** Others than the product's, to measure what each is good for. */
  weights?: RankingWeights;
}): SqliteEngine {
  const { database, clock, weights = rankingWeights } = given;
  const memory = createIndexMemory(database);
  const postings = createPostings(database);
  const synonyms = createKnownSynonyms(given.vocabulary);
  const sorting = createSorting(database, memory.columns);
  const titlesLike = createTitleSuggestions(database, memory);
  const writer = createIndexWriter(database);
  const begin = database.$client.prepare('BEGIN');
  const commit = database.$client.prepare('COMMIT');
  const rollback = database.$client.prepare('ROLLBACK');

  function searchSnapshot(query: SearchQuery, known: KnownSynonyms): SearchResult {
    const { columns, values } = memory;
    const today = dayNumber(londonDay(clock.now()));
    const matched = match(query, known);
    const candidates = matched === 'everything' ? memory.allRows() : (matched?.rows ?? nothing);
    const { rows, facets } =
      matched === 'everything' && isUnfiltered(query)
        ? everything()
        : filterRows(candidates, query, columns, values);
    const found = matched === 'everything' ? null : matched;
    const page = sorting.page(
      rows,
      query,
      () => found && relevanceOf(rows, found, memory, postings, today, weights),
    );
    const isShort = found && query.page === 1 && rows.length < fewMatches;
    return {
      engine: 'sqlite',
      total: rows.length,
      hits: toHits(page, query),
      partial: isShort ? toHits(partialRows(found, query, memory, postings, today, weights), query) : [],
      facets,
      corrections: found ? correctionsOf(found, memory, postings) : [],
      unmatched: found ? unmatchedWords(found, postings) : matched === null ? [query.text.trim()] : [],
      highlighter: createHighlighter(
        found ? matchedTerms(found.plan, found.reading) : { words: new Set(), phrases: [] },
      ),
    };
  }

  /** All entries with their counts, which the home page asks for again and again. */
  let counted: { of: Uint32Array; filtered: Filtered } | null = null;
  function everything(): Filtered {
    const all = memory.allRows();
    if (counted?.of !== all) {
      counted = { of: all, filtered: filterRows(all, wholeDirectory, memory.columns, memory.values) };
    }
    return counted.filtered;
  }

  /** What a query's text matches; null where it holds signs that can't be searched for. */
  function match(query: SearchQuery, known: KnownSynonyms): Matched | 'everything' | null {
    const plan = readText(query, { ...memory.wording(), synonyms: known });
    if (typeof plan !== 'string') return matchPlan(plan, query.asTyped, memory, known, postings);
    return plan === 'everything' ? plan : null;
  }

  /** Everything that one question reads is of one moment, and committed. */
  function inSnapshot<Result>(work: () => Result): Result {
    if (database.$client.inTransaction) {
      throw new Error('A search reads what is committed, and so never runs inside a transaction');
    }
    begin.run();
    try {
      memory.catchUp();
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      if (database.$client.inTransaction) rollback.run();
      throw error;
    }
  }

  function toHits(rows: readonly number[], query: SearchQuery): SearchHit[] {
    const chord = query.near ? chordFrom(query.near, memory.columns) : null;
    return rows.map((rowId) => {
      const measured = chord?.(rowId) ?? Number.POSITIVE_INFINITY;
      return { rowId, distanceMiles: Number.isFinite(measured) ? milesOf(measured) : null };
    });
  }

  return {
    name: 'sqlite',
    ...writer,
    ...createIndexUpkeep(database, writer),
    search: async (query) => inSnapshot(() => searchSnapshot(query, synonyms())),
    titlesLike: (text) => inSnapshot(() => titlesLike(text)),
    readingWith(vocabulary) {
      const known = createKnownSynonyms(() => vocabulary)();
      return { search: async (query) => inSnapshot(() => searchSnapshot(query, known)) };
    },
    weigh: (texts) => inSnapshot(() => weighTexts(texts, memory, synonyms())),
    tellingShares: (facet, names) => inSnapshot(() => tellingShares(facet, names, memory)),
    alike: (queries) => inSnapshot(() => queries.map((query) => alikeRows(query, memory, postings))),
    knownWords: () => inSnapshot(() => ({ ...memory.wording(), synonyms: synonyms() })),
  };
}

function isUnfiltered({ filters, availableOn, within }: SearchQuery): boolean {
  return availableOn === null && within === null && facetNames.every((facet) => filters[facet].length === 0);
}
