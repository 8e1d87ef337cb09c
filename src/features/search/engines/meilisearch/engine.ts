import type { Meilisearch } from 'meilisearch';
import { createHighlighter } from '../../analysis/index.ts';
import { chordsFrom, milesOf } from '../../distance.ts';
import {
  addCorrections,
  enoughMatches,
  fewMatches,
  type KnownWords,
  matchedTerms,
  type QueryPlan,
  type Reading,
  readText,
} from '../../reading/index.ts';
import type { SearchEngine, SearchHit, SearchQuery, SearchResult } from '../../search.model.ts';
import { type AskSearches, MeilisearchFault, type SearchAnswer, searchesUntil } from './connection.ts';
import { isAmong, planFilter } from './filters.ts';
import { type Asking, figuresOf, type IndexSearches, indexSearches, type Window } from './index-searches.ts';
import { partialHits } from './partial.ts';
import { rankingText } from './ranking-text.ts';
import { tellOf } from './told.ts';

/** What a text has found. */
interface Found extends Pick<SearchResult, 'total' | 'facets'> {
  hits: SearchAnswer['hits'];
  /** Entries that have the words, whatever else was asked. */
  unfiltered: number;
}

/** A plan as it was read in the end, with what it found. */
interface Match {
  plan: QueryPlan;
  reading: Reading;
  found: Found;
  /** Whether only corrections of words that exist found anything. */
  isCorrectedOnly: boolean;
}

const noFacets: SearchResult['facets'] = {
  kind: [],
  sector: [],
  theme: [],
  skill: [],
  category: [],
  area: [],
};
const nothing: Found = { hits: [], total: 0, facets: noFacets, unfiltered: 0 };

/**
 * Meilisearch: it finds, counts and orders. How words are read is decided before, as for the embedded engine and by
 * the same words of the directory, which the database knows. Every fault is thrown.
 */
export function createMeilisearchEngine(given: {
  client: Meilisearch;
  indexUid: string;
  timeoutMs: number;
  knownWords: () => KnownWords;
}): SearchEngine {
  const { client, indexUid, timeoutMs } = given;
  return {
    name: 'meilisearch',
    async search(query) {
      const words = given.knownWords();
      const plan = readText(query, words);
      if (plan === 'nothing') return emptyResult([query.text.trim()]);
      const ask = searchesUntil(client, AbortSignal.timeout(timeoutMs));
      const searches = indexSearches(indexUid, query);
      const result =
        plan === 'everything'
          ? await everything(query, ask, searches)
          : await answerPlan(plan, query, { ask, searches, words });
      if (result.isSuspicious && words.size > 0) await requireEntries(ask, searches);
      return result.answer;
    },
  };
}

interface Answered {
  answer: SearchResult;
  /** Nothing at all was found: perhaps there is nothing in the index. */
  isSuspicious: boolean;
}

async function everything(query: SearchQuery, ask: AskSearches, searches: IndexSearches): Promise<Answered> {
  const found = await find(query, ask, searches, { text: null, ranking: '' });
  const { total, facets } = found;
  return {
    answer: { ...emptyResult([]), total, facets, hits: toHits(found.hits, query) },
    isSuspicious: found.unfiltered === 0,
  };
}

async function answerPlan(plan: QueryPlan, query: SearchQuery, asking: Asking): Promise<Answered> {
  const match = await matchPlan(plan, query, asking);
  const { found, reading } = match;
  // One block that something has has no further parts.
  const mayHaveParts = plan.blocks.length > 1 || found.unfiltered === 0;
  const wantsPartial = query.page === 1 && found.total < fewMatches && !plan.isFillersOnly && mayHaveParts;
  const told = await tellOf(match, found.unfiltered, wantsPartial, asking);
  const partial = wantsPartial ? await partialHits(plan, reading, told.known, asking) : [];
  return {
    answer: {
      engine: 'meilisearch',
      total: found.total,
      facets: found.facets,
      hits: toHits(found.hits, query),
      partial: toHits(partial, query),
      corrections: told.corrections,
      unmatched: told.unmatched,
      highlighter: createHighlighter(matchedTerms(plan, reading)),
    },
    isSuspicious: found.unfiltered === 0 && told.known.length === 0,
  };
}

/** Finds a plan first as it is meant; with every correction only where that finds few. */
async function matchPlan(
  plan: QueryPlan,
  query: SearchQuery,
  { ask, searches, words }: Asking,
): Promise<Match> {
  const meant = planFilter(plan, 'meant');
  const first =
    meant === null
      ? nothing
      : await findNamed(plan.theme, query, ask, searches, {
          text: meant,
          ranking: rankingText(plan, 'meant', words),
        });
  if (query.asTyped || first.unfiltered >= enoughMatches || plan.isFillersOnly) {
    return { plan, reading: 'meant', found: first, isCorrectedOnly: false };
  }
  for (const block of plan.blocks) {
    for (const word of block.words) if (word.isKnown) addCorrections(word, words.lexicon, words.synonyms);
  }
  const forgiving = planFilter(plan, 'forgiving');
  if (forgiving === null || forgiving === meant) {
    return { plan, reading: 'forgiving', found: first, isCorrectedOnly: false };
  }
  const ranking = rankingText(plan, 'forgiving', words);
  const isTiered = first.unfiltered > 0 && query.sort === 'relevance';
  const found = isTiered
    ? await findBehind(query, ask, searches, { before: meant ?? '', first, text: forgiving, ranking })
    : await findNamed(plan.theme, query, ask, searches, { text: forgiving, ranking });
  return { plan, reading: 'forgiving', found, isCorrectedOnly: first.unfiltered === 0 };
}

/** Finds what passes a filter; of what has a theme's name, entries of that theme come first. */
async function findNamed(
  theme: string | null,
  query: SearchQuery,
  ask: AskSearches,
  searches: IndexSearches,
  { text, ranking }: { text: string; ranking: string },
): Promise<Found> {
  if (theme === null || query.sort !== 'relevance') return find(query, ask, searches, { text, ranking });
  const before = `(${text} AND ${isAmong('theme', [theme])})`;
  const first = await find(query, ask, searches, { text: before, ranking });
  return findBehind(query, ask, searches, { before, first, text, ranking });
}

/**
 * A page of what passes a filter, behind a part of it that was found before: nothing that was corrected comes before
 * what was not, and nothing before the entries of a theme that was named.
 */
async function findBehind(
  query: SearchQuery,
  ask: AskSearches,
  searches: IndexSearches,
  { before, first, text, ranking }: { before: string; first: Found; text: string; ranking: string },
): Promise<Found> {
  const { offset, limit } = windowOf(query);
  const others = { offset: Math.max(0, offset - first.total), limit: limit - first.hits.length };
  const found = await find(query, ask, searches, {
    text,
    ranking,
    listed: `${text} AND NOT ${before}`,
    window: others,
  });
  return { ...found, hits: [...first.hits, ...found.hits] };
}

/**
 * Asks for a page of what passes a filter, with total and facets.
 * @param listed what to list instead, where that isn't all
 */
async function find(
  query: SearchQuery,
  ask: AskSearches,
  searches: IndexSearches,
  wanted: { text: string | null; ranking: string; listed?: string; window?: Window },
): Promise<Found> {
  const { text, ranking, listed = text, window = windowOf(query) } = wanted;
  const [hits, unfiltered, ...figures] = await ask([
    searches.hits(listed, ranking, window),
    searches.count(text),
    ...searches.figures(text),
  ]);
  return { ...figuresOf(query, figures), hits: hits?.hits ?? [], unfiltered: unfiltered?.totalHits ?? 0 };
}

function windowOf({ page, perPage }: SearchQuery): Window {
  return { offset: (page - 1) * perPage, limit: perPage };
}

/** Nothing found is believed of an index that holds something. */
async function requireEntries(ask: AskSearches, searches: IndexSearches): Promise<void> {
  const [all] = await ask([searches.count(null)]);
  if ((all?.totalHits ?? 0) === 0) throw new MeilisearchFault('The index holds no entries');
}

function toHits(hits: SearchAnswer['hits'], { near }: SearchQuery): SearchHit[] {
  const chord = near && chordsFrom(near);
  return hits.map(({ entry, points }) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (let at = 0; chord && at + 1 < points.length; at += 2) {
      nearest = Math.min(nearest, chord(points[at] ?? 0, points[at + 1] ?? 0));
    }
    return { rowId: entry, distanceMiles: Number.isFinite(nearest) ? milesOf(nearest) : null };
  });
}

function emptyResult(unmatched: string[]): SearchResult {
  return {
    engine: 'meilisearch',
    total: 0,
    hits: [],
    partial: [],
    facets: noFacets,
    corrections: [],
    unmatched,
    highlighter: createHighlighter({ words: new Set(), phrases: [] }),
  };
}
