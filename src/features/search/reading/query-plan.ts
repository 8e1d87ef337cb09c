import { analyse, computingTerm, computingWord, longestKey, type Phrase } from '../analysis/index.ts';
import type { KnownSynonyms } from './known-synonyms.ts';
import type { Lexicon } from './lexicon.ts';
import {
  canOccur,
  expandWord,
  joinedWord,
  likelyCompletions,
  type PlannedWord,
  synonymsOf,
  type TypedWord,
} from './word-expansion.ts';

/** Words of a search beyond these are not looked at. */
export const mostWords = 32;

/** Words that may be found one by one, or all together as something else: "book keeper" as "bookkeeper". */
export interface Block {
  words: PlannedWord[];
  /** Phrases that stand for all of its words: synonyms, and the words joined. */
  phrases: Phrase[];
  /** The same with a typing error corrected. */
  correctedPhrases: Phrase[];
  /** What the corrected phrases were made of, for people. */
  joinCorrection: { from: string; to: string } | null;
}

/** What a search looks for: every block must be found. */
export interface QueryPlan {
  blocks: Block[];
  /** It holds nothing but fillers, which are looked for in titles. */
  isFillersOnly: boolean;
  /** The theme whose name it is: entries of that theme come first. */
  theme: string | null;
}

interface Span {
  from: number;
  length: number;
  phrases: Phrase[];
  correctedPhrases: Phrase[];
  joinCorrection: Block['joinCorrection'];
}

/**
 * Works out what a text asks for. Fillers are left out while another word is there; the last word may be the
 * beginning of one, whether or not a space follows, so that nothing jumps while somebody types.
 * Null where the text holds no word.
 */
export function planQuery(
  text: string,
  lexicon: Lexicon,
  synonyms: KnownSynonyms,
  options: { asTyped: boolean; completionBudget: number },
): QueryPlan | null {
  const analysed = analyse(text, 'search').map(
    (word, index, all): TypedWord => ({
      ...word,
      typed: text.slice(word.start, word.end),
      unfinished: index === all.length - 1 && word.word !== computingWord ? word.word : null,
    }),
  );
  if (analysed.length === 0) return null;
  const content = contentWords(analysed);
  const words = content.map((word) => expandWord(word, lexicon, synonyms, options));
  const spans = [
    ...synonymSpans(words, lexicon, synonyms),
    ...begunSpans(analysed, content, words, lexicon, synonyms),
    ...joins(analysed, content, words, lexicon, synonyms, options.asTyped),
  ];
  return {
    blocks: toBlocks(words, spans),
    isFillersOnly: content.every((word) => word.isStop),
    theme: synonyms.themeNamed(content.map((word) => word.term)) ?? null,
  };
}

/** The words that count, each once. Of fillers alone the titles are searched; a lone "it" means computing. */
function contentWords(analysed: readonly TypedWord[]): TypedWord[] {
  let content = analysed.filter((word) => !word.isStop);
  if (content.length === 0) {
    content = analysed
      .filter((word) => word.word === 'it')
      .map((word) => ({ ...word, word: computingWord, term: computingTerm, isStop: false, isUpper: true }));
  }
  if (content.length === 0) content = [...analysed];
  // The last of equal words stays, since it may still be being typed.
  const lastAt = new Map(content.map((word, index) => [word.term, index]));
  const distinct = content.filter((word, index) => lastAt.get(word.term) === index);
  return distinct.slice(0, mostWords);
}

function synonymSpans(words: PlannedWord[], lexicon: Lexicon, synonyms: KnownSynonyms): Span[] {
  const asTyped = words.map((word) => word.readings);
  // A word that nothing has may be a synonym with a typing error in it.
  const corrected = words.map((word) =>
    word.isKnown
      ? word.readings
      : [...word.readings, ...word.corrections.slice(0, 3).map((each) => each.term)],
  );
  const spans: Span[] = [];
  for (const [position, word] of words.entries()) {
    const typed = synonyms.at(asTyped, position);
    const isCorrected = typed.length === 0;
    for (const match of isCorrected ? synonyms.at(corrected, position) : typed) {
      const phrases = match.phrases.filter((phrase) => canOccur(phrase, lexicon));
      if (phrases.length === 0) continue;
      if (match.length > 1) {
        spans.push({
          from: position,
          length: match.length,
          phrases: isCorrected ? [] : phrases,
          correctedPhrases: isCorrected ? phrases : [],
          joinCorrection: null,
        });
      } else if (isCorrected) word.correctedNear.push(...phrases);
      else {
        word.near.push(...phrases);
        word.hasSynonyms = true;
      }
    }
  }
  return spans;
}

/**
 * What the phrase finds that the last words may be the beginning of: "domestic vio", "neighbour disp". Not where every
 * word is a whole one, which some entry has.
 */
function begunSpans(
  analysed: readonly TypedWord[],
  content: readonly TypedWord[],
  words: readonly PlannedWord[],
  lexicon: Lexicon,
  synonyms: KnownSynonyms,
): Span[] {
  const typing = analysed.at(-1);
  const next = typing?.unfinished ? synonyms.completions(typing.unfinished) : [];
  if (next.length === 0) return [];
  // A filler may be the beginning of a word: "speech the".
  const isAmongWords = content.at(-1) === typing;
  const spans: Span[] = [];
  for (let from = Math.max(0, words.length - longestKey); from < words.length; from += 1) {
    const begun = words.slice(from);
    const before = isAmongWords ? begun.slice(0, -1) : begun;
    if (before.length === 0 || begun.every((word) => word.entries > 0)) continue;
    const phrases = synonyms
      .goingOn(
        before.map((word) => word.readings),
        next,
      )
      .filter((phrase) => canOccur(phrase, lexicon));
    if (phrases.length === 0) continue;
    const [first, ...others] = begun;
    if (others.length === 0) first?.near.push(...phrases);
    else spans.push({ from, length: begun.length, phrases, correctedPhrases: [], joinCorrection: null });
  }
  return spans;
}

function joins(
  analysed: readonly TypedWord[],
  content: readonly TypedWord[],
  words: PlannedWord[],
  lexicon: Lexicon,
  synonyms: KnownSynonyms,
  asTyped: boolean,
): Span[] {
  const spans: Span[] = [];
  for (const [index, token] of analysed.entries()) {
    const next = analysed[index + 1];
    const position = content.indexOf(token);
    const word = words[position];
    if (!next || !word) continue;
    const text = token.word + next.word;
    const isPair = content[position + 1] === next;
    const mayCorrect = isPair && !asTyped && (!word.isKnown || words[position + 1]?.isKnown === false);
    const joined = joinedWord(text, lexicon, synonyms, mayCorrect);
    const meant = synonymsOf(text, lexicon, synonyms);
    if (meant.length > 0) {
      // A "play group" is what a playgroup is, whether or not an entry has that very word.
      if (isPair)
        spans.push({ from: position, length: 2, phrases: meant, correctedPhrases: [], joinCorrection: null });
      else if (next.isStop) word.near.push(...meant);
    }
    if (isPair && next.unfinished !== null) {
      const phrases = likelyCompletions(text, lexicon).map((term) => [term]);
      if (phrases.length > 0) {
        spans.push({ from: position, length: 2, phrases, correctedPhrases: [], joinCorrection: null });
      }
    }
    if (!joined) continue;
    if (!isPair) {
      if (next.isStop) word.near.push([joined.term]);
      continue;
    }
    spans.push({
      from: position,
      length: 2,
      phrases: joined.word === text ? [[joined.term]] : [],
      correctedPhrases: joined.word === text ? [] : [[joined.term]],
      joinCorrection: joined.word === text ? null : { from: `${token.typed} ${next.typed}`, to: joined.word },
    });
  }
  return spans;
}

/** Puts the spans in their places: longer ones first, and where two overlap the earlier. */
function toBlocks(words: readonly PlannedWord[], spans: readonly Span[]): Block[] {
  const taken = new Array<Span | null>(words.length).fill(null);
  for (const span of spans.toSorted((a, b) => b.length - a.length || a.from - b.from)) {
    const places = taken.slice(span.from, span.from + span.length);
    const same = places[0];
    if (same && same.from === span.from && same.length === span.length) {
      same.phrases.push(...span.phrases);
      same.correctedPhrases.push(...span.correctedPhrases);
      same.joinCorrection ??= span.joinCorrection;
    } else if (places.every((place) => place === null)) {
      taken.fill({ ...span }, span.from, span.from + span.length);
    }
  }
  const blocks: Block[] = [];
  for (let at = 0; at < words.length; ) {
    const span = taken[at];
    const length = span?.length ?? 1;
    blocks.push({
      words: words.slice(at, at + length),
      phrases: span?.phrases ?? [],
      correctedPhrases: span?.correctedPhrases ?? [],
      joinCorrection: span?.joinCorrection ?? null,
    });
    at += length;
  }
  return blocks;
}
