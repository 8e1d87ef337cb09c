import type { Vocabulary } from '#features/vocabularies/index.ts';

/** What the search box offers, and how well it fits what was typed; pure. */

export const suggestionKinds = ['search', 'theme', 'skill', 'organisation', 'entry'] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

export interface Suggestion {
  kind: SuggestionKind;
  label: string;
  /** What it is, for people: "Theme", the name of an entry's organisation. */
  detail: string;
  href: string;
}

/** At most so many of each, and together. */
export const mostOf: Record<SuggestionKind, number> = {
  search: 3,
  theme: 2,
  skill: 2,
  organisation: 3,
  entry: 4,
};
export const mostSuggestions = 8;

/** A name with the words by which it is met, folded. */
export interface Named {
  slug: string;
  label: string;
  /** Its own name first, then others by which people know it. */
  names: readonly (readonly string[])[];
}

/** Folds a text to its words: what both sides of a comparison are read by. */
export type Fold = (text: string) => string[];

/** Themes and skills with the names by which they are met. */
export function namedTerms(vocabulary: Vocabulary, fold: Fold): { themes: Named[]; skills: Named[] } {
  return {
    themes: [...vocabulary.themes.values()].map(({ slug, label }) => ({
      slug,
      label,
      names: [fold(label)],
    })),
    skills: [...vocabulary.skills.values()].map(({ slug, label, synonyms }) => ({
      slug,
      label,
      names: [label, ...synonyms].map(fold),
    })),
  };
}

/**
 * How well words that were typed fit a name: 0 where the name begins with them, 1 where each begins one of its words,
 * undefined where not all do.
 */
export function fitOf(typed: readonly string[], name: readonly string[]): number | undefined {
  if (typed.length === 0) return undefined;
  if (name.join(' ').startsWith(typed.join(' '))) return 0;
  return typed.every((word) => name.some((each) => each.startsWith(word))) ? 1 : undefined;
}

/** The best fitting of some, best first; of equal ones the shorter names, then in their order. */
export function bestFitting<Item>(
  items: Iterable<Item>,
  typed: readonly string[],
  namesOf: (item: Item) => readonly (readonly string[])[],
  most: number,
): Item[] {
  const fitting: { item: Item; fit: number; length: number }[] = [];
  for (const item of items) {
    const names = namesOf(item);
    let best: number | undefined;
    for (const [index, name] of names.entries()) {
      const fit = fitOf(typed, name);
      // Another name than its own is met after those that are called so.
      if (fit !== undefined) best = Math.min(best ?? Number.POSITIVE_INFINITY, fit + (index === 0 ? 0 : 2));
    }
    if (best !== undefined) fitting.push({ item, fit: best, length: (names[0] ?? []).join(' ').length });
  }
  return fitting
    .sort((a, b) => a.fit - b.fit || a.length - b.length)
    .slice(0, most)
    .map(({ item }) => item);
}
