/** The shared vocabulary: one set of words for needs and offers, so that they can meet and be counted. */

export const sectors = ['local-authority', 'third-sector', 'other-public', 'business'] as const;
export type Sector = (typeof sectors)[number];

/** How a sector is named to people. */
export const sectorLabels: Record<Sector, string> = {
  'local-authority': 'Council',
  'third-sector': 'Third sector',
  'other-public': 'NHS, police, colleges',
  business: 'Business',
};

export const categorySlugs = [
  'space',
  'equipment',
  'transport',
  'goods',
  'training',
  'funding',
  'information',
  'publicity',
  'people',
  'other',
] as const;
export type CategorySlug = (typeof categorySlugs)[number];

/** Areas that are not wards. */
export const wholeBorough = 'whole-borough';
export const elsewhere = 'elsewhere';

/** A word or phrase that points to a theme; a negative weight points away from it. */
export interface ThemeCue {
  phrase: string;
  weight: number;
}

export interface Theme {
  slug: string;
  label: string;
  sentence: string;
  /** What the theme is suggested from: a score of 1 is enough. */
  cues: readonly ThemeCue[];
}

export interface Skill {
  slug: string;
  label: string;
  groupSlug: string;
  /** Everyday words for it: "doing the books" for bookkeeping. */
  synonyms: readonly string[];
}

export interface SkillGroup {
  slug: string;
  label: string;
}

export interface Category {
  slug: CategorySlug;
  label: string;
  sentence: string;
}

/** See `synonym_groups` in the schema. */
export interface SynonymGroup {
  direction: 'two-way' | 'one-way';
  terms: readonly string[];
  finds: readonly string[];
}

export interface Area {
  slug: string;
  label: string;
}

/** The whole vocabulary as the program holds it in memory: small, read on every request, rarely changed. */
export interface Vocabulary {
  themes: ReadonlyMap<string, Theme>;
  skills: ReadonlyMap<string, Skill>;
  skillGroups: ReadonlyMap<string, SkillGroup>;
  categories: ReadonlyMap<string, Category>;
  /** Wards by name, then `whole-borough` and `elsewhere`. */
  areas: ReadonlyMap<string, Area>;
  synonymGroups: readonly SynonymGroup[];
}

/** What a vocabulary is seeded from: all of it but the areas, which come from the wards. */
export interface VocabularyContent {
  themes: readonly Theme[];
  skillGroups: readonly SkillGroup[];
  skills: readonly Skill[];
  categories: readonly Category[];
  synonymGroups: readonly SynonymGroup[];
}
