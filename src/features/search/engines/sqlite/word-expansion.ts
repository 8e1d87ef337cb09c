import {
  type AnalysedWord,
  cachedTermOf,
  computingWord,
  isStopWord,
  type Phrase,
} from '../../analysis/index.ts';
import { errorsForgiven } from './corrections.ts';
import type { KnownSynonyms } from './known-synonyms.ts';
import type { Lexicon } from './lexicon.ts';

/** A term that somebody may have meant, with a word that it is written as. */
export interface MeantTerm {
  term: string;
  word: string;
  distance: number;
}

/** One word of a search and everything that it may be found as. */
export interface PlannedWord {
  /** As typed. */
  typed: string;
  /** The same folded. */
  text: string;
  term: string;
  /** Terms under which it may have synonyms: its own, and that of its capitals. */
  readings: string[];
  /** Entries that have the term, at most. */
  entries: number;
  /** Whether something other than a typing error explains it. */
  isKnown: boolean;
  /** Synonyms, and the word taken apart. */
  near: Phrase[];
  /** Terms of the words that begin with it, where it may still be being typed. */
  completions: string[];
  /** Nearest first. Empty for a known word until {@link addCorrections}. */
  corrections: MeantTerm[];
  /** Synonyms of a corrected reading. */
  correctedNear: Phrase[];
}

/** A word of the search with how it was written. */
export interface TypedWord extends AnalysedWord {
  typed: string;
}

const mostCompletions = 40;
const mostCorrections = 8;
/** Fewest letters of each half of a word taken apart. */
const shortestPart = 3;
/** Stems shorter than this lie too near to one another to be corrected. */
const shortestStem = 5;

/**
 * Finds what a word may stand for. A word that nothing explains is corrected at once.
 * @param completionBudget entries that all completions together may have, about; 0: the word is complete
 */
export function expandWord(
  word: TypedWord,
  lexicon: Lexicon,
  synonyms: KnownSynonyms,
  completionBudget: number,
  mayCorrect: boolean,
): PlannedWord {
  // Fillers stand in the titles' marks alone.
  const term = word.isStop ? `_${word.term}` : word.term;
  const entries = word.isStop ? 1 : lexicon.entriesWithTerm(term);
  const completions =
    completionBudget > 0 && word.word !== computingWord
      ? completionTerms(word.word, term, lexicon, completionBudget)
      : [];
  const readings = word.initials === null ? [term] : [word.initials, term];
  const hasSynonyms = synonyms.at([readings], 0).length > 0;
  const planned: PlannedWord = {
    typed: word.typed,
    text: word.word,
    term,
    readings,
    entries,
    isKnown: entries > 0 || completions.length > 0 || hasSynonyms,
    near: [],
    completions,
    corrections: [],
    correctedNear: [],
  };
  if (!planned.isKnown && mayCorrect) {
    addCorrections(planned, lexicon, synonyms);
    if (planned.corrections.length === 0 && completionBudget > 0) {
      planned.corrections = correctedCompletions(word.word, lexicon);
    }
  }
  return planned;
}

/** Completes a word's corrections, as far as its length forgives errors. */
export function addCorrections(planned: PlannedWord, lexicon: Lexicon, synonyms: KnownSynonyms): void {
  const errors = errorsForgiven(planned.text);
  if (errors === 0) return;
  const found = new Map<string, MeantTerm>();
  const keep = (meant: MeantTerm) => {
    if (meant.term === planned.term) return;
    const known = found.get(meant.term);
    if (!known || meant.distance < known.distance) found.set(meant.term, meant);
  };
  for (const { word, distance } of lexicon.corrections(planned.text, errors, 2 * mostCorrections)) {
    keep({ term: cachedTermOf(word), word, distance });
  }
  for (const { word, distance } of synonyms.corrections(planned.text, errors)) {
    keep({ term: cachedTermOf(word), word, distance });
  }
  if (found.size === 0 && !planned.isKnown && planned.term.length >= shortestStem) {
    for (const { term, word } of lexicon.correctedForms(planned.term, mostCorrections)) {
      keep({ term, word, distance: 2 });
    }
  }
  planned.corrections = [...found.values()].sort((a, b) => a.distance - b.distance).slice(0, mostCorrections);
}

function completionTerms(typed: string, own: string, lexicon: Lexicon, budget: number): string[] {
  const terms = new Set<string>();
  let entries = 0;
  for (const { word, count } of lexicon.completions(typed, mostCompletions)) {
    const term = cachedTermOf(word);
    if (term === own || terms.has(term)) continue;
    entries += count;
    // The first is always kept: as one types there is always something.
    if (terms.size > 0 && entries > budget) break;
    terms.add(term);
  }
  return [...terms];
}

function correctedCompletions(typed: string, lexicon: Lexicon): MeantTerm[] {
  const found = new Map<string, MeantTerm>();
  for (const { word, distance } of lexicon.correctedCompletions(typed, errorsForgiven(typed), 20)) {
    const term = cachedTermOf(word);
    if (!found.has(term)) found.set(term, { term, word, distance });
  }
  return [...found.values()].slice(0, mostCorrections);
}

/** The two words that a word may be written as: "bookkeeper" as "book keeper". */
export function splitWord(text: string, lexicon: Lexicon): Phrase[] {
  let best: Phrase | null = null;
  let most = 0;
  for (let at = shortestPart; at <= text.length - shortestPart; at += 1) {
    const [first, second] = [text.slice(0, at), text.slice(at)];
    if (isStopWord(first) || isStopWord(second)) continue;
    const entries = Math.min(lexicon.entriesWithWord(first), lexicon.entriesWithWord(second));
    if (entries <= most) continue;
    best = [cachedTermOf(first), cachedTermOf(second)];
    most = entries;
  }
  return best ? [best] : [];
}

/** The word that two words make when written together, if there is one; corrected only on request. */
export function joinedWord(
  text: string,
  lexicon: Lexicon,
  synonyms: KnownSynonyms,
  mayCorrect: boolean,
): MeantTerm | null {
  const term = cachedTermOf(text);
  if (lexicon.entriesWithTerm(term) > 0) return { term, word: text, distance: 0 };
  const errors = mayCorrect ? errorsForgiven(text) : 0;
  if (errors === 0) return null;
  const candidates = [...lexicon.corrections(text, errors, 4), ...synonyms.corrections(text, errors)];
  for (const { word, distance } of candidates.sort((a, b) => a.distance - b.distance)) {
    const meant = cachedTermOf(word);
    if (lexicon.entriesWithTerm(meant) > 0) return { term: meant, word, distance };
  }
  return null;
}
