import { createRandom, type Random } from '../../seeds/scale/index.ts';
import { isStopWord } from '../../src/features/search/analysis/stop-words.ts';
import {
  type FacetName,
  facetNames,
  type SearchDocument,
  type SearchQuery,
} from '../../src/features/search/index.ts';

/**
 * Searches made from entries, as somebody would look for one of them: 1 to 3 words, 30 % with a typing error in
 * one, 20 % with an unfinished last word, 45 % with facets chosen; shares are exact, all are shuffled.
 *
 * A search with a typing error has an intended entry, and whether it is among the first 20 tells how well
 * errors are forgiven. That says something only where the first 20 have room for whatever has the right words:
 * a single word is one that at most 10 entries have, of several no more than 2 entries would have all if words
 * met by chance. The error is of one letter (left out, put in, another, or two exchanged) in a word of 5 or more,
 * never in the first, which people seldom mistype; it makes no word that an entry has, since then nobody could
 * tell that it is one.
 */
export interface BenchQuery {
  query: SearchQuery;
  shape: 'whole' | 'typo' | 'prefix';
  /** Row of the entry that it was made from. */
  intended: number;
}

export interface QueryMaterial {
  /** Entries to make searches from. */
  documents: readonly SearchDocument[];
  /** In how many entries' texts each word is. */
  frequencies: ReadonlyMap<string, number>;
  /** Entries in all. */
  listings: number;
}

const mostEntriesOfOneWord = 10;
const mostEntriesByChance = 2;
const shortestMistyped = 5;
const shortestPrefix = 3;
const titleShare = 0.7;
const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** Makes so many searches; the same seed gives the same ones. */
export function makeQueries(material: QueryMaterial, count: number, seed: number): BenchQuery[] {
  const random = createRandom(seed);
  const shapes = shuffled(random, count, { typo: 0.3, prefix: 0.2, whole: 0.5 });
  const lengths = shuffled(random, count, { 1: 0.3, 2: 0.4, 3: 0.3 });
  const filtered = shuffled(random, count, { yes: 0.45, no: 0.55 });
  return shapes.map((shape, at) => {
    const made = makeText(random, material, shape, Number(lengths[at]));
    return {
      query: {
        text: made.text,
        asTyped: false,
        filters: chooseFilters(random, material.documents, filtered[at] === 'yes' ? made.document : null),
        near: null,
        within: null,
        availableOn: null,
        sort: 'relevance',
        page: 1,
        perPage: 20,
      },
      shape,
      intended: made.document.rowId,
    };
  });
}

/** A list of so many values in which each has its share. */
function shuffled<Value extends string>(
  random: Random,
  count: number,
  shares: Record<Value, number>,
): Value[] {
  const entries = Object.entries(shares) as [Value, number][];
  const values = entries.flatMap(([value, share]) => new Array<Value>(Math.round(share * count)).fill(value));
  return random.some(values, count);
}

function makeText(
  random: Random,
  material: QueryMaterial,
  shape: BenchQuery['shape'],
  length: number,
): { text: string; document: SearchDocument } {
  for (;;) {
    const document = random.pick(material.documents);
    const words = chooseWords(random, document, length);
    const text = words && shapeText(random, material, shape, words);
    if (text) return { text, document };
  }
}

/** Some of an entry's words, most of them from its title. */
function chooseWords(random: Random, document: SearchDocument, length: number): string[] | undefined {
  const inTitle = contentWords(document.title);
  const inText = contentWords(`${document.summary} ${document.description}`);
  const words = new Set<string>();
  for (let tries = 0; words.size < length && tries < 20; tries += 1) {
    const from = random.chance(titleShare) ? inTitle : inText;
    if (from.length > 0) words.add(random.pick(from));
  }
  return words.size === length ? [...words] : undefined;
}

function contentWords(text: string): string[] {
  return wordsOf(text).filter((word) => word.length >= 3 && !isStopWord(word));
}

/** The words of a generated text in small letters. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? [];
}

function shapeText(
  random: Random,
  material: QueryMaterial,
  shape: BenchQuery['shape'],
  words: string[],
): string | undefined {
  if (shape === 'whole') return words.join(' ');
  if (shape === 'prefix') {
    const last = words.at(-1) ?? '';
    if (last.length <= shortestPrefix) return undefined;
    return [...words.slice(0, -1), last.slice(0, random.between(shortestPrefix, last.length - 1))].join(' ');
  }
  if (!isInformative(words, material)) return undefined;
  const long = words.filter((word) => word.length >= shortestMistyped);
  if (long.length === 0) return undefined;
  const right = random.pick(long);
  const wrong = mistype(random, right);
  if (material.frequencies.has(wrong)) return undefined;
  return words.map((word) => (word === right ? wrong : word)).join(' ');
}

function isInformative(words: readonly string[], { frequencies, listings }: QueryMaterial): boolean {
  const counts = words.map((word) => frequencies.get(word) ?? 0);
  const [only] = counts;
  if (counts.length === 1) return only !== undefined && only <= mostEntriesOfOneWord;
  return counts.reduce((expected, count) => expected * (count / listings), listings) <= mostEntriesByChance;
}

function mistype(random: Random, word: string): string {
  const at = random.between(1, word.length - 2);
  const before = word.slice(0, at);
  const letter = word.charAt(at);
  const after = word.slice(at + 1);
  switch (random.pick(['drop', 'add', 'replace', 'swap'] as const)) {
    case 'drop':
      return before + after;
    case 'add':
      return before + random.pick(letters) + letter + after;
    case 'replace':
      return before + random.pick(letters.filter((other) => other !== letter)) + after;
    case 'swap':
      // Two equal letters exchanged would be no error; the word then counts as known and another is made.
      return before + after.charAt(0) + letter + after.slice(1);
  }
}

/** One or two facets with a value of the entry, sometimes with a second value of another one's. */
function chooseFilters(
  random: Random,
  documents: readonly SearchDocument[],
  document: SearchDocument | null,
): SearchQuery['filters'] {
  const chosen = document
    ? random.some(
        facetNames.filter((facet) => facetValues(document, facet).length > 0),
        random.chance(0.6) ? 1 : 2,
      )
    : [];
  const valuesFor = (facet: FacetName): string[] => {
    if (!document || !chosen.includes(facet)) return [];
    const others = random.chance(0.25) ? facetValues(random.pick(documents), facet).slice(0, 1) : [];
    return [...new Set([random.pick(facetValues(document, facet)), ...others])];
  };
  return {
    kind: valuesFor('kind'),
    sector: valuesFor('sector'),
    theme: valuesFor('theme'),
    skill: valuesFor('skill'),
    category: valuesFor('category'),
    area: valuesFor('area'),
  };
}

/** The values that an entry has in a facet. */
export function facetValues(document: SearchDocument, facet: FacetName): readonly string[] {
  switch (facet) {
    case 'kind':
      return [document.kind];
    case 'sector':
      return [document.sector];
    case 'theme':
      return document.themes;
    case 'skill':
      return document.skills;
    case 'category':
      return document.category === null ? [] : [document.category];
    case 'area':
      return document.areas;
  }
}

/** The address of a search's page. */
export function searchPath({ text, filters }: SearchQuery): string {
  const pairs = new URLSearchParams({ q: text });
  for (const facet of facetNames) for (const value of filters[facet]) pairs.append(facet, value);
  return `/search?${pairs}`;
}
