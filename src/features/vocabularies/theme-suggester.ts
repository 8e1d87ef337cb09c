import { rememberingStemmer, wordsOf } from './stems.ts';
import type { Theme } from './vocabulary.model.ts';

/**
 * Suggests themes from what a text says. Each theme has cues, words and phrases with a weight; a theme's
 * score is the sum of the weights of its cues in the text, and a score of 1 suggests it. Whoever wonders why
 * finds the cues in `because`, and changes the answer by changing a weight.
 */
export interface ThemeSuggestion {
  /** Slug of the theme. */
  theme: string;
  /** From 1 up; a single suggestion may be a little weaker, see `faintScore`. */
  score: number;
  /** The cues that spoke for it, as they stand in the vocabulary, strongest first. */
  because: string[];
}

export interface ThemeSuggester {
  /** Best first, at most {@link maxSuggestions}; empty where nothing is clear. */
  suggest(text: { title?: string; text: string }): ThemeSuggestion[];
}

export const maxSuggestions = 5;
const clearScore = 1;
/** Where no theme is clear, the best one is suggested from this score: one good guess helps more than none. */
const faintScore = 0.6;
/** A theme with less than this share of the best one's score is mentioned in passing. */
const leastShare = 0.3;

/** How much a cue counts by where it stands first: what a thing is about is said at once. */
const titleFactor = 1.5;
const openingWords = 40;
const laterFactor = 0.3;
/** What comes after so many words says nothing new, and must not take longer. */
const maxWords = 2000;

interface CompiledCue {
  theme: number;
  phrase: string;
  weight: number;
  /** Stems after the first. */
  rest: readonly string[];
}

/** Compiles the themes' cues once; the suggester itself is pure and reads each text in one pass. */
export function createThemeSuggester(themes: readonly Theme[]): ThemeSuggester {
  const stem = rememberingStemmer();
  const cuesByFirstStem = compile(themes, stem);

  function collect(text: string, factorAt: (word: number) => number, heard: Map<CompiledCue, number>): void {
    const stems = wordsOf(text).slice(0, maxWords).map(stem);
    for (const [at, first] of stems.entries()) {
      for (const cue of cuesByFirstStem.get(first) ?? []) {
        if (!heard.has(cue) && cue.rest.every((each, offset) => stems[at + 1 + offset] === each)) {
          heard.set(cue, cue.weight * factorAt(at));
        }
      }
    }
  }

  return {
    suggest({ title = '', text }) {
      const heard = new Map<CompiledCue, number>();
      collect(title, () => titleFactor, heard);
      collect(text, (word) => (word < openingWords ? 1 : laterFactor), heard);
      return rank(themes, heard);
    },
  };
}

function rank(themes: readonly Theme[], heard: ReadonlyMap<CompiledCue, number>): ThemeSuggestion[] {
  const scores = new Map<number, { score: number; cues: [phrase: string, weight: number][] }>();
  for (const [{ theme, phrase }, weight] of heard) {
    const entry = scores.get(theme) ?? { score: 0, cues: [] };
    entry.score += weight;
    if (weight > 0) entry.cues.push([phrase, weight]);
    scores.set(theme, entry);
  }
  const ranked = themes
    .flatMap(({ slug }, index): ThemeSuggestion[] => {
      const entry = scores.get(index);
      if (!entry) return [];
      const because = entry.cues.sort(([, one], [, other]) => other - one).map(([phrase]) => phrase);
      return [{ theme: slug, score: Math.round(entry.score * 100) / 100, because }];
    })
    .sort((one, other) => other.score - one.score);
  const [best] = ranked;
  if (!best || best.score < faintScore) return [];
  const least = Math.max(clearScore, best.score * leastShare);
  const clear = ranked.filter(({ score }) => score >= least);
  return clear.length > 0 ? clear.slice(0, maxSuggestions) : [best];
}

function compile(
  themes: readonly Theme[],
  stem: (word: string) => string,
): ReadonlyMap<string, readonly CompiledCue[]> {
  const compiled = new Map<string, CompiledCue[]>();
  for (const [theme, { cues }] of themes.entries()) {
    for (const { phrase, weight } of cues) {
      const [first, ...rest] = wordsOf(phrase).map(stem);
      if (first === undefined) continue;
      const sharing = compiled.get(first);
      const cue = { theme, phrase, weight, rest };
      if (sharing) sharing.push(cue);
      else compiled.set(first, [cue]);
    }
  }
  return compiled;
}
