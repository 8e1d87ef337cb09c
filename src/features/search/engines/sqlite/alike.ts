import { analyse } from '../../analysis/index.ts';
import type { AlikeQuery, EntryText, WeighedTerm, WeighedText } from '../../likeness.model.ts';
import type { KnownSynonyms } from '../../reading/index.ts';
import type { FacetName } from '../../search.model.ts';
import type { FullText } from './full-text.ts';
import type { IndexMemory } from './index-memory.ts';
import { phraseExpression } from './match-expression.ts';
import { sortedWindow } from './order.ts';
import type { Postings } from './postings.ts';

/*
 * Entries that go with another are looked for by everything that the index knows of them at once: the rarest words
 * of its text by their postings, facets by their columns. Each costs no more than a fixed number of postings and one
 * pass over the columns, whatever the directory's size.
 */

const fieldWeight = { title: 3, summary: 1.5, rest: 1 } as const;
/** What a synonym of a word says, beside the word. */
const synonymShare = 0.6;
/** Words of a text that are looked up: the heaviest ones. */
const mostTerms = 10;
/** Postings that are read for one entry, about. Words that more have say little. */
const mostPostings = 3_000;
/** Longest part of a text that is looked at, in characters: what follows says nothing new. */
const longestText = 1_000;
/** Words whose synonyms are remembered. */
const mostRemembered = 20_000;
/** Terms that an entry's text has on average, by which one of unknown length is judged. */
const usualTerms = 30;

/** Weighs texts by field, and by how few entries have their terms. */
export function weighTexts(
  texts: readonly EntryText[],
  memory: IndexMemory,
  synonyms: KnownSynonyms,
): WeighedText[] {
  const rarities = new Map<string, number>();
  const rarityOf = (term: string): number => {
    const known = rarities.get(term);
    if (known !== undefined) return known;
    const found = rarity(term, memory);
    rarities.set(term, found);
    return found;
  };
  return texts.map((text) => weighText(text, rarityOf, synonyms));
}

function weighText(
  text: EntryText,
  rarityOf: (term: string) => number,
  synonyms: KnownSynonyms,
): WeighedText {
  const terms = new Map<string, WeighedTerm>();
  const add = (term: string, weight: number, word: string, isWritten: boolean) => {
    const known = terms.get(term);
    if (!known) terms.set(term, { weight, word, isWritten });
    else {
      known.weight = Math.max(known.weight, weight);
      if (isWritten && !known.isWritten) Object.assign(known, { word, isWritten });
    }
  };
  for (const field of ['title', 'summary', 'rest'] as const) {
    for (const { word, term, initials, isStop } of analyse(text[field].slice(0, longestText), 'entry')) {
      // Years, prices and times are no subject.
      if (isStop || /^\d/.test(word)) continue;
      add(term, fieldWeight[field] * rarityOf(term), word, true);
      for (const other of synonymsOf(initials ?? term, synonyms)) {
        add(other, synonymShare * fieldWeight[field] * rarityOf(other), word, false);
      }
    }
  }
  const length = Math.hypot(...[...terms.values()].map(({ weight }) => weight)) || 1;
  for (const term of terms.values()) term.weight /= length;
  return terms;
}

/** Single words that stand for a single word, remembered for as long as the synonyms are the same. */
const knownSynonyms = new WeakMap<KnownSynonyms, Map<string, readonly string[]>>();

function synonymsOf(term: string, synonyms: KnownSynonyms): readonly string[] {
  const known = knownSynonyms.get(synonyms) ?? new Map<string, readonly string[]>();
  knownSynonyms.set(synonyms, known);
  const remembered = known.get(term);
  if (remembered) return remembered;
  const found = synonyms
    .at([[term]], 0)
    .flatMap(({ phrases }) => phrases)
    .flatMap((phrase) => (phrase.length === 1 ? phrase : []));
  if (known.size < mostRemembered) known.set(term, found);
  return found;
}

/** More than in proportion: "people" and "week" are in every other entry and say nothing together either. */
function rarity(term: string, memory: IndexMemory): number {
  return Math.log(1 + memory.columns.size / (2 + memory.lexicon.entriesWithTerm(term))) ** 1.5;
}

/** What is asked for rows: only FTS5 tells an entry's own words from those of its organisation and places. */
interface AskedIndex {
  postings: Postings;
  fullText: FullText;
}

/** The likeliest rows, best first. */
export function alikeRows(query: AlikeQuery, memory: IndexMemory, index: AskedIndex): number[] {
  const { columns } = memory;
  const scores = new Float32Array(columns.end);
  addText(scores, query, memory, index);
  const rows = addFacets(scores, query, memory);
  const keys = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) keys[at] = -(scores[rows[at] ?? 0] ?? 0);
  return sortedWindow(rows, keys, 0, query.limit).map(({ row }) => row);
}

function addText(
  scores: Float32Array,
  query: AlikeQuery,
  memory: IndexMemory,
  { postings, fullText }: AskedIndex,
): void {
  const terms = [...query.text]
    .map(([term, { weight }]) => ({ term, weight, entries: memory.lexicon.entriesWithTerm(term) }))
    .filter(({ entries }) => entries > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostTerms);
  let read = 0;
  const add = (list: Uint32Array, weight: number) => {
    read += list.length;
    for (let at = 0; at < list.length; at += 1) {
      const row = list[at] ?? 0;
      const length = (memory.columns.textLength[row] ?? 0) + usualTerms;
      scores[row] = (scores[row] ?? 0) + weight / Math.sqrt(length);
    }
  };
  for (const { term, weight, entries } of terms) {
    const worth = query.textWeight * weight * rarity(term, memory);
    if (read + entries <= mostPostings) add(fullText.rows(`{title summary description} : "${term}"`), worth);
    // Titles' lists are short, and say most.
    if (read < 2 * mostPostings) {
      add(postings.rows(phraseExpression([term], 'title')), worth * (fieldWeight.title - fieldWeight.rest));
    }
  }
}

/** The share of all entries up to which a value tells everything. */
const fullyTelling = 0.012;

/** How much each value tells; see the port. */
export function tellingShares(
  facet: FacetName,
  names: readonly string[],
  memory: IndexMemory,
): Map<string, number> {
  const { columns, values } = memory;
  return new Map(
    names.map((name) => {
      const number = values.find(facet, name);
      const column =
        number === undefined ? undefined : columns.values[facet][Math.floor(number / bitsInWord)];
      if (number === undefined || !column) return [name, 1];
      const bit = 1 << (number % bitsInWord);
      let entries = 0;
      for (let row = 1; row < columns.end; row += 1) if (((column[row] ?? 0) & bit) !== 0) entries += 1;
      // A handful of entries is never many.
      const usual = Math.max(5, fullyTelling * columns.size);
      return [name, Math.min(1, Math.sqrt(usual / Math.max(1, entries)))];
    }),
  );
}

const bitsInWord = 32;

/** Adds what facets are worth; returns the rows of the kinds that are wanted. */
function addFacets(scores: Float32Array, query: AlikeQuery, memory: IndexMemory): Uint32Array {
  const { columns, values } = memory;
  const maskOf = (facet: 'kind', names: readonly string[], index: number) =>
    names.reduce((mask, name) => {
      const number = values.find(facet, name);
      return number !== undefined && Math.floor(number / bitsInWord) === index
        ? mask | (1 << (number % bitsInWord))
        : mask;
    }, 0);
  const kindColumn = columns.values.kind[0] ?? new Uint32Array(0);
  const wanted = maskOf('kind', query.kinds, 0);
  const rows = new Uint32Array(columns.size);
  let count = 0;
  for (let row = 1; row < columns.end; row += 1) {
    if (columns.present[row] === 1 && ((kindColumn[row] ?? 0) & wanted) !== 0 && !query.without.has(row)) {
      rows[count] = row;
      count += 1;
    }
  }
  const found = rows.subarray(0, count);
  for (const { column, mask, weights } of signalColumns(query, memory)) {
    for (let at = 0; at < count; at += 1) {
      const row = found[at] ?? 0;
      let bits = (column[row] ?? 0) & mask;
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits & -bits);
        scores[row] = (scores[row] ?? 0) + (weights[bit] ?? 0);
        bits &= bits - 1;
      }
    }
  }
  addNearness(scores, found, query, memory);
  return found;
}

/** The columns that hold the wanted values, each with what its bits are worth: one pass over each is enough. */
function signalColumns(
  { signals }: AlikeQuery,
  { columns, values }: IndexMemory,
): { column: Uint32Array; mask: number; weights: Float32Array }[] {
  const found = new Map<Uint32Array, { column: Uint32Array; mask: number; weights: Float32Array }>();
  for (const { facet, value, weight } of signals) {
    const number = values.find(facet, value);
    const column = number === undefined ? undefined : columns.values[facet][Math.floor(number / bitsInWord)];
    if (number === undefined || !column) continue;
    const known = found.get(column) ?? { column, mask: 0, weights: new Float32Array(bitsInWord) };
    const bit = number % bitsInWord;
    known.mask |= 1 << bit;
    known.weights[bit] = (known.weights[bit] ?? 0) + weight;
    found.set(column, known);
  }
  return [...found.values()];
}

/** Miles from which on a place is no nearer than any other. */
const nowhereNear = 30;
const milesInDegree = 69;

function addNearness(
  scores: Float32Array,
  rows: Uint32Array,
  query: AlikeQuery,
  { columns }: IndexMemory,
): void {
  if (!query.near) return;
  const { point, weight } = query.near;
  // Flat is good enough for a first choice.
  const eastward = Math.cos((point.latitude * Math.PI) / 180);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const north = (columns.latitude[row] ?? Number.NaN) - point.latitude;
    const east = ((columns.longitude[row] ?? Number.NaN) - point.longitude) * eastward;
    const miles = milesInDegree * Math.sqrt(north * north + east * east);
    if (miles < nowhereNear) scores[row] = (scores[row] ?? 0) + weight * (1 - miles / nowhereNear);
  }
}
