import type { SearchDocument } from '../search.model.ts';
import { type AnalysedWord, analyse, cachedTermOf } from './analyser.ts';

/** A document as the engines take it. */
export interface DocumentTerms {
  /** Terms, separated by spaces, for each column. */
  columns: {
    title: string;
    summary: string;
    description: string;
    organisation: string;
    places: string;
    marks: string;
  };
  /** Each word as it is written, with its term; fillers are not among them. */
  words: Map<string, string>;
  /** Words of the fields that aren't fillers. */
  lengths: { title: number; summary: number; text: number };
}

/** Stands between what must not be read as one phrase. No search asks for it. */
export const gap = '_';

/** Analyses a document for the index. */
export function documentTerms(document: SearchDocument): DocumentTerms {
  const words = new Map<string, string>();
  const title = fieldOf(document.title, words);
  const summary = fieldOf(document.summary, words);
  const description = fieldOf(document.description, words);
  const organisation = fieldOf(document.organisationName, words);
  const places = document.placeNames.map((name) => fieldOf(name, words));
  const marks = [
    ...new Set([
      ...title.terms.map((term) => `${markOf.title}${term}`),
      // Only titles keep their fillers, for a search that holds nothing else.
      ...title.fillers.map((term) => `${markOf.title}${term}`),
      ...summary.terms.map((term) => `${markOf.summary}${term}`),
    ]),
  ];
  return {
    columns: {
      title: title.text,
      summary: summary.text,
      description: description.text,
      organisation: organisation.text,
      places: places.map((field) => field.text).join(` ${gap} `),
      marks: marks.join(' '),
    },
    words,
    lengths: {
      title: title.length,
      summary: summary.length,
      text: title.length + summary.length + description.length,
    },
  };
}

/** What terms of a title or a summary begin with among the marks. */
export const markOf = { title: '_', summary: '^' } as const;

interface Field {
  text: string;
  /** With those of joined words and initials. */
  terms: string[];
  fillers: string[];
  length: number;
}

function fieldOf(text: string, words: Map<string, string>): Field {
  const analysed = analyse(text, 'entry');
  const terms: string[] = [];
  const joined: string[] = [];
  const fillers: string[] = [];
  for (const word of analysed) {
    if (word.isStop) fillers.push(word.term);
    else {
      terms.push(word.term);
      words.set(word.word, word.term);
    }
    if (word.initials !== null) {
      joined.push(word.initials);
      words.set(word.word.toUpperCase(), word.initials);
    }
    if (word.joined !== null && worthJoining(word)) {
      const term = cachedTermOf(word.joined);
      joined.push(term);
      words.set(word.joined, term);
    }
  }
  return {
    // Joined words and initials stand apart, so that phrases of the words themselves stay whole.
    text: joined.length > 0 ? [...terms, gap, ...joined].join(' ') : terms.join(' '),
    terms: [...terms, ...joined],
    fillers,
    length: terms.length,
  };
}

const longestJoined = 40;

function worthJoining(word: AnalysedWord): boolean {
  return word.joined !== null && word.joined.length <= longestJoined;
}
