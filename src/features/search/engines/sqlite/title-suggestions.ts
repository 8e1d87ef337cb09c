import type { Database } from '#db/client.ts';
import { errorsForgiven } from '#features/vocabularies/index.ts';
import { analyse, cachedTermOf } from '../../analysis/index.ts';
import type { Lexicon } from '../../reading/index.ts';
import type { IndexMemory } from './index-memory.ts';
import { allOf, anyOf, phraseExpression } from './match-expression.ts';
import type { Postings } from './postings.ts';
import { noRows } from './row-lists.ts';

/** What the index offers somebody who is still typing. */
export interface TitleSuggestions {
  /** What was typed, folded, with words that no entry has replaced by those that were meant. */
  words: string[];
  /** Entries whose titles have those words, the last one perhaps unfinished; the newest of many. */
  entries: { rowId: number; nameKey: string }[];
}

const mostWords = 6;
/** Words that an unfinished one may become. */
const mostCompletions = 12;
const mostCorrections = 3;
const mostEntries = 60;

/** Reads suggestions from the index; the caller has brought `memory` up to the snapshot that is open. */
export function createTitleSuggestions(
  database: Database,
  memory: IndexMemory,
  postings: Postings,
): (text: string) => TitleSuggestions {
  const namesOf = database.$client.prepare<[string], { rowId: number; nameKey: string }>(
    `SELECT row_id AS rowId, name_key AS nameKey FROM search_entries
     WHERE row_id IN (SELECT value FROM json_each(?)) ORDER BY row_id DESC`,
  );
  return (text) => {
    const typed = analyse(text, 'search')
      .filter((word) => !word.isStop)
      .slice(0, mostWords);
    const readings = typed.map((word, index) =>
      readingOf(word.word, word.term, index === typed.length - 1, memory.lexicon),
    );
    const words = readings.map((reading) => reading.shown);
    if (readings.length === 0 || readings.some(({ terms }) => terms.length === 0)) {
      return { words, entries: [] };
    }
    const inTitle = allOf(
      readings.map(({ terms }) => anyOf(terms.map((term) => phraseExpression([term], 'title')))),
    );
    const rows = inTitle === null ? noRows : postings.rows(inTitle);
    return { words, entries: namesOf.all(JSON.stringify([...rows.subarray(-mostEntries)])) };
  };
}

interface Reading {
  shown: string;
  terms: readonly string[];
}

function readingOf(word: string, term: string, isUnfinished: boolean, lexicon: Lexicon): Reading {
  const errors = errorsForgiven(word);
  if (isUnfinished) {
    const terms = lexicon.completions(word, mostCompletions).map((each) => cachedTermOf(each.word));
    if (terms.length > 0) return { shown: word, terms: distinct([term, ...terms]) };
    const meant = lexicon.correctedCompletions(word, errors, mostCorrections).map((each) => each.word);
    return { shown: meant[0] ?? word, terms: distinct(meant.map(cachedTermOf)) };
  }
  if (lexicon.entriesWithTerm(term) > 0) return { shown: word, terms: [term] };
  const meant = lexicon.corrections(word, errors, mostCorrections).map((each) => each.word);
  return { shown: meant[0] ?? word, terms: distinct(meant.map(cachedTermOf)) };
}

function distinct(terms: readonly string[]): string[] {
  return [...new Set(terms)];
}
