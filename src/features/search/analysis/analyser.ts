import { termOf } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { type Token, tokenise } from './tokens.ts';

/**
 * The one analyser: every engine indexes and asks for the terms that it gives, and highlights are made by
 * analysing the original text again.
 */

export interface AnalysedWord extends Token {
  /** What stands for it in the index. */
  term: string;
  isStop: boolean;
  /** Another term for it where it is written in capitals: AIDS and hearing aids, SALT and road salt. */
  initials: string | null;
  /** The word that it makes with the one before, where both are one: "drop-in", "drop in". */
  joined: string | null;
}

/** The term of computing's "IT", which no reading of the word "it" gives. */
export const computingTerm = 'it_';
/** The same as it stands among the words as people write them. */
export const computingWord = 'IT';

/** Raise it whenever the same text would give other terms than before: the index is then built anew. */
export const analysisVersion = 3;

/** What "it" in small letters must be followed by to mean computing; in an entry and, more freely, in a search. */
const afterComputing: ReadonlySet<string> = new Set(
  `support skills skill equipment training suite technician technicians course courses class classes lesson lessons
  literacy department systems tutor tutors trainer trainers workshop workshops room`.split(/\s+/),
);
const afterComputingInSearches: ReadonlySet<string> = new Set(
  `help advice volunteer volunteers problem problems team manager job jobs kit repair repairs teacher teaching
  session sessions basics`.split(/\s+/),
);

/** Fillers that make a noun of the verb before: "drop in", "walk-in". */
const beforeIn: ReadonlySet<string> = new Set([
  'drop',
  'walk',
  'live',
  'check',
  'log',
  'plug',
  'stand',
  'sign',
]);

/** Longest word in capitals that is read as initials. */
const longestInitials = 6;

/**
 * Analyses a text.
 * @param role `search` for what somebody typed, `entry` for what is indexed or shown.
 */
export function analyse(text: string, role: 'entry' | 'search'): AnalysedWord[] {
  const tokens = tokenise(text);
  const hasSmallLetters = /\p{Ll}/u.test(text);
  // In a text that shouts throughout, capitals say nothing; three words may all be meant as they are.
  const capitalsTell = hasSmallLetters || tokens.length <= 3;
  return tokens.map((token, position): AnalysedWord => {
    const { start, end, word, isHyphenated } = token;
    const before = tokens[position - 1];
    const isUpper = token.isUpper && capitalsTell;
    const isInitials =
      (word === 'it' && meansComputing(token, isUpper, tokens[position + 1], role)) ||
      (word === 'me' && token.isUpper && (hasSmallLetters || tokens.length === 1));
    const isStop = !isInitials && isStopWord(word);
    return {
      start,
      end,
      word: isInitials ? word.toUpperCase() : word,
      isUpper,
      isHyphenated,
      term: isInitials ? initialsTerm(word) : isStop ? word : cachedTermOf(word),
      initials:
        isUpper && !isStop && !isInitials && word.length <= longestInitials ? initialsTerm(word) : null,
      isStop,
      joined: before && !isInitials && isCompound(before, token) ? before.word + word : null,
    };
  });
}

function initialsTerm(word: string): string {
  return `${word}_`;
}

function meansComputing(
  token: Token,
  isUpper: boolean,
  next: Token | undefined,
  role: 'entry' | 'search',
): boolean {
  // Dotted "I.T." is longer than the word.
  if (isUpper || token.end - token.start > 2) return true;
  if (!next) return false;
  return afterComputing.has(next.word) || (role === 'search' && afterComputingInSearches.has(next.word));
}

function isCompound(before: Token, token: Token): boolean {
  if (token.word === 'in' && beforeIn.has(before.word)) return true;
  return token.isHyphenated && !/^\d+$/.test(token.word);
}

const inCapitals = /^[A-Z]+$/;
const mostCachedTerms = 50_000;
const cachedTerms = new Map<string, string>();

/** {@link termOf}, remembered: the words of a language repeat. A word in capitals stands for initials. */
export function cachedTermOf(word: string): string {
  const known = cachedTerms.get(word);
  if (known !== undefined) return known;
  const term = inCapitals.test(word) ? initialsTerm(word.toLowerCase()) : termOf(word);
  if (cachedTerms.size >= mostCachedTerms) cachedTerms.clear();
  cachedTerms.set(word, term);
  return term;
}

/** A title as it is sorted: its folded words with single spaces between. */
export function nameKey(title: string): string {
  return tokenise(title)
    .map((token) => token.word)
    .join(' ');
}
