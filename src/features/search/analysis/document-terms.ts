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
      ...repetitionMarks(title.terms, summary.terms, description.terms),
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

/** What terms of a title or a summary, and those that an entry repeats, begin with among the marks. */
export const markOf = { title: '_', summary: '^', repeated: '^^', often: '^_' } as const;

/** How often an entry must say a term for it to be marked as repeated, and as often said. */
const leastRepeated = 2;
const leastOften = 4;

/** A description often begins with the summary once more, so that the larger number of the two counts. */
function repetitionMarks(
  title: readonly string[],
  summary: readonly string[],
  description: readonly string[],
): string[] {
  const inTitle = countsOf(title);
  const inSummary = countsOf(summary);
  const inDescription = countsOf(description);
  const marks: string[] = [];
  for (const term of new Set([...title, ...summary, ...description])) {
    const inText = Math.max(inSummary.get(term) ?? 0, inDescription.get(term) ?? 0);
    const times = (inTitle.get(term) ?? 0) + inText;
    if (times >= leastRepeated) marks.push(`${markOf.repeated}${term}`);
    if (times >= leastOften) marks.push(`${markOf.often}${term}`);
  }
  return marks;
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

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
