import { errorsForgiven } from '#features/vocabularies/index.ts';
import { type AnalysedWord, cachedTermOf, isStopWord, type Phrase } from '../analysis/index.ts';
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
  /** Whether it is a whole word as it stands, of which entries have a synonym. */
  hasSynonyms: boolean;
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
  /** What the word begins with, where it may still be being typed; null for a finished one. */
  unfinished: string | null;
}

const mostCompletions = 40;
const mostCorrections = 8;
const mostLikely = 5;
/** Endings that a word may be about to get. */
const endings = ['ing', 'ings', 'ed', 'ers', 'ation', 'ations', 'ments', 'ness', 'ly', 'ies', 'ities'];
/** Fewest letters of each half of a word taken apart. */
const shortestPart = 3;
/** Stems shorter than this lie too near to one another to be corrected. */
const shortestStem = 5;

/**
 * Finds what a word may stand for. A word that nothing explains is corrected at once, unless it is to be taken
 * as typed.
 */
export function expandWord(
  word: TypedWord,
  lexicon: Lexicon,
  synonyms: KnownSynonyms,
  { asTyped, completionBudget }: { asTyped: boolean; completionBudget: number },
): PlannedWord {
  // Fillers stand in the titles' marks alone.
  const term = word.isStop ? `_${word.term}` : word.term;
  const entries = word.isStop ? 1 : lexicon.entriesWithTerm(term);
  const { unfinished } = word;
  const completions = unfinished === null ? [] : completionTerms(unfinished, term, lexicon, completionBudget);
  const readings = word.initials === null ? [term] : [word.initials, term];
  const planned: PlannedWord = {
    typed: word.typed,
    text: word.word,
    term,
    readings,
    entries,
    isKnown: entries > 0 || completions.length > 0 || synonyms.at([readings], 0).length > 0,
    near: takenApart(word.word, lexicon, synonyms),
    hasSynonyms: false,
    completions,
    corrections: [],
    correctedNear: [],
  };
  if (!planned.isKnown && unfinished !== null) {
    // What somebody is about to type may be another form of what there is ("gardenin" beside "gardens"), a
    // synonym of it, or a word that is written as two.
    planned.near.push(...completedForms(unfinished, lexicon));
    planned.near.push(...completedSynonyms(unfinished, lexicon, synonyms));
    planned.isKnown = planned.near.some((phrase) => phrase.length === 1 || canOccur(phrase, lexicon));
    planned.near.push(...splitUnfinished(unfinished, lexicon));
  }
  if (!planned.isKnown && !asTyped) {
    addCorrections(planned, lexicon, synonyms);
    if (planned.corrections.length === 0 && unfinished !== null) {
      planned.corrections = correctedCompletions(unfinished, lexicon);
    }
    // What was meant may be written as two words as well as one.
    const [nearest] = planned.corrections;
    for (const { word: meant, distance } of planned.corrections) {
      if (distance === nearest?.distance) planned.correctedNear.push(...takenApart(meant, lexicon, synonyms));
    }
  }
  return planned;
}

/** Whether every term of a phrase is somewhere in the index. */
export function canOccur(phrase: Phrase, lexicon: Lexicon): boolean {
  return phrase.every((term) => lexicon.entriesWithTerm(term) > 0);
}

function completedForms(typed: string, lexicon: Lexicon): Phrase[] {
  const terms = new Set<string>();
  for (const ending of endings) {
    for (let letters = 1; letters < ending.length; letters += 1) {
      if (!typed.endsWith(ending.slice(0, letters))) continue;
      const term = cachedTermOf(typed + ending.slice(letters));
      if (lexicon.entriesWithTerm(term) > 0) terms.add(term);
    }
  }
  return [...terms].map((term) => [term]);
}

function completedSynonyms(typed: string, lexicon: Lexicon, synonyms: KnownSynonyms): Phrase[] {
  const terms = synonyms.completions(typed);
  const ofWords = terms.flatMap((term) => synonyms.at([[term]], 0)).flatMap((match) => match.phrases);
  return [...ofWords, ...synonyms.goingOn([], terms)]
    .filter((phrase) => canOccur(phrase, lexicon))
    .slice(0, mostCompletions);
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

/** What a whole word is besides itself, as far as some entry may have it. */
export function synonymsOf(text: string, lexicon: Lexicon, synonyms: KnownSynonyms): Phrase[] {
  return synonyms
    .at([[cachedTermOf(text)]], 0)
    .flatMap((match) => match.phrases)
    .filter((phrase) => canOccur(phrase, lexicon));
}

/** A word as two, with what stands for both: "lunchclub" as "lunch club" and "luncheon club". */
function takenApart(text: string, lexicon: Lexicon, synonyms: KnownSynonyms): Phrase[] {
  return splitWord(text, lexicon).flatMap((apart) => [
    apart,
    ...synonyms
      .at(
        apart.map((term) => [term]),
        0,
      )
      .filter((match) => match.length === apart.length)
      .flatMap((match) => match.phrases)
      .filter((phrase) => canOccur(phrase, lexicon)),
  ]);
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

/** The two words that an unfinished word may become: "foodba" as "food bank". */
function splitUnfinished(text: string, lexicon: Lexicon): Phrase[] {
  for (let at = text.length - 1; at >= shortestPart; at -= 1) {
    const first = text.slice(0, at);
    if (isStopWord(first) || lexicon.entriesWithWord(first) === 0) continue;
    const seconds = likelyCompletions(text.slice(at), lexicon);
    if (seconds.length > 0) return seconds.map((second) => [cachedTermOf(first), second]);
  }
  return [];
}

/** Terms of the most frequent words that begin with a text. */
export function likelyCompletions(text: string, lexicon: Lexicon): string[] {
  return [...new Set(lexicon.completions(text, mostLikely).map(({ word }) => cachedTermOf(word)))];
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
