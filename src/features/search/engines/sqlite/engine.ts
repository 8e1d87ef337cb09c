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
  type SearchProbe,
  type SearchQuery,
  type SearchResult,
  wholeDirectory,
} from '../../search.model.ts';
import { type RankingWeights, rankingWeights } from '../ranking-weights.ts';
import { alikeRows, tellingShares, weighTexts } from './alike.ts';
import { createBackgroundWork } from './background-work.ts';
import { chordFrom } from './distance.ts';
import { type Filtered, filterRows, passingRows } from './filters.ts';
import { createFullText } from './full-text.ts';
import { createIndexMemory } from './index-memory.ts';
import { createIndexUpkeep, type IndexUpkeep } from './index-upkeep.ts';
import { createIndexWriter, type IndexWriter } from './index-writer.ts';
import { correctionsOf, matchPlan, unmatchedWords } from './match.ts';
import { partialRows } from './partial.ts';
import { createPostings } from './postings.ts';
import { type Matched, relevanceOf } from './relevance.ts';
import { freeRoom, noRows } from './row-lists.ts';
import { createSorting } from './sorting.ts';
import type { ReadingLimits } from './term-lists.ts';
import { createTitleSuggestions, type TitleSuggestions } from './title-suggestions.ts';

/** The embedded engine: SQLite's FTS5 in the directory's own file, with what it counts by kept in memory. */
export interface SqliteEngine extends SearchEngine, SearchProbe, LikenessIndex, IndexWriter, IndexUpkeep {
  /** The words that searches are read by, as they are committed now; they follow with every later search. */
  knownWords(): KnownWords;
  /** The same index, read with another vocabulary's synonyms. */
  readingWith(vocabulary: Vocabulary): Pick<SearchEngine, 'search'>;
  /**
   * Reads a little more of what is kept in memory of the terms, as happens by itself between searches; returns
   * whether more of it waits. Searches find the same before and after, only not as quickly.
   */
  listStep(): boolean;
  /** Bytes that the terms take in memory. */
  listBytes(): number;
  /** Entries whose titles go on from what somebody has typed so far. */
  titlesLike(text: string): TitleSuggestions;
}

/** Time that a step of reading lists may take: less than anybody who searches meanwhile would notice. */
const listStepMs = 5;

/** Opens the index of a migrated database. What is kept in memory is read at the first search. */
export function createSqliteEngine(given: {
  database: Database;
  vocabulary: () => Vocabulary;
  clock: Clock;
  /**
   * Told what went wrong where lists were read between searches: FTS5 answers in their place, and it is tried again.
   * Without it such an error ends the process, as any does that nobody expects.
   */
  listsFailed?: (error: unknown) => void;
  /** Others than the product's, to measure what each is good for. */
  weights?: RankingWeights;
  /** Others than the product's, to try on few entries what many need. */
  readingLimits?: ReadingLimits;
}): SqliteEngine {
  const { database, clock, weights = rankingWeights } = given;
  const memory = createIndexMemory(database, given.readingLimits);
  const fullText = createFullText(database);
  const postings = createPostings(fullText, memory.lists);
  const synonyms = createKnownSynonyms(given.vocabulary);
  const sorting = createSorting(database, memory.columns);
  const titlesLike = createTitleSuggestions(database, memory, postings);
  const writer = createIndexWriter(database);
  const begin = database.$client.prepare('BEGIN');
  const commit = database.$client.prepare('COMMIT');
  const rollback = database.$client.prepare('ROLLBACK');

  function searchSnapshot(query: SearchQuery, known: KnownSynonyms): SearchResult {
    const { columns, values } = memory;
    const today = dayNumber(londonDay(clock.now()));
    const matched = match(query, known);
    const candidates = matched === 'everything' ? memory.allRows() : (matched?.rows ?? noRows);
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
      partial: isShort
        ? toHits(partialRows(found, rows, query, memory, postings, today, weights), query)
        : [],
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

  const background = createBackgroundWork({
    // Whoever closed the database has no more questions.
    isWaiting: () => database.$client.open && memory.lists.hasWork(memory.columns.size),
    step: () => database.$client.open && listStep(),
    failed: given.listsFailed ?? rethrow,
  });
  function listStep(): boolean {
    return inSnapshot(() => {
      const { lists, columns } = memory;
      lists.work(fullText, { entries: columns.size, end: columns.end }, performance.now() + listStepMs);
      return lists.hasWork(columns.size);
    });
  }

  /** What a query's text matches; null where it holds signs that can't be searched for. */
  function match(query: SearchQuery, known: KnownSynonyms): Matched | 'everything' | null {
    const plan = readText(query, { ...memory.wording(), synonyms: known });
    if (typeof plan !== 'string') return matchPlan(plan, query.asTyped, memory, known, postings);
    return plan === 'everything' ? plan : null;
  }

  function foundAmong(query: SearchQuery, rowIds: readonly number[]): number[] {
    const { columns, values } = memory;
    const indexed = Uint32Array.from(rowIds.filter((row) => columns.present[row] === 1));
    const passing = passingRows(indexed, query, columns, values);
    // Filters are read off memory; the text costs a search, which most questions about a few entries don't need.
    if (passing.length === 0) return [];
    const matched = match(query, synonyms());
    if (matched === 'everything') return [...passing];
    const found = new Set(matched?.rows);
    return [...passing].filter((row) => found.has(row));
  }

  /** Answers a question, and afterwards goes on with what its answer could do without. */
  function answer<Result>(work: () => Result): Result {
    const result = inSnapshot(work);
    background.wake();
    return result;
  }

  /** Everything that one question reads is of one moment, and committed. */
  function inSnapshot<Result>(work: () => Result): Result {
    if (database.$client.inTransaction) {
      throw new Error('A search reads what is committed, and so never runs inside a transaction');
    }
    freeRoom();
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
    listStep,
    listBytes: () => memory.lists.bytes,
    ...createIndexUpkeep(database, writer),
    search: async (query) => answer(() => searchSnapshot(query, synonyms())),
    foundAmong: (query, rowIds) => answer(() => foundAmong(query, rowIds)),
    titlesLike: (text) => answer(() => titlesLike(text)),
    readingWith(vocabulary) {
      const known = createKnownSynonyms(() => vocabulary)();
      return { search: async (query) => answer(() => searchSnapshot(query, known)) };
    },
    weigh: (texts) => answer(() => weighTexts(texts, memory, synonyms())),
    tellingShares: (facet, names) => answer(() => tellingShares(facet, names, memory)),
    alike: (queries) =>
      answer(() => queries.map((query) => alikeRows(query, memory, { postings, fullText }))),
    knownWords: () => answer(() => ({ ...memory.wording(), synonyms: synonyms() })),
  };
}

function rethrow(error: unknown): never {
  throw error;
}

function isUnfiltered({ filters, availableOn, within }: SearchQuery): boolean {
  return availableOn === null && within === null && facetNames.every((facet) => filters[facet].length === 0);
}
