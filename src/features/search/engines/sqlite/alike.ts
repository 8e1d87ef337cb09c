import { analyse } from '../../analysis/index.ts';
import type { AlikeQuery, EntryText, WeighedTerm, WeighedText } from '../../likeness.model.ts';
import type { FacetName } from '../../search.model.ts';
import type { IndexMemory } from './index-memory.ts';
import type { KnownSynonyms } from './known-synonyms.ts';
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
const mostTerms = 14;
/** Postings that are read for one entry, about. Words that more have say little. */
const mostPostings = 12_000;
/** Longest part of a text that is looked at, in characters: what follows says nothing new. */
const longestText = 2_500;
/** Terms that an entry's text has on average, by which one of unknown length is judged. */
const usualTerms = 30;

/** Weighs the terms of a text: by field, and by how few entries have them. */
export function weighText(text: EntryText, memory: IndexMemory, synonyms: KnownSynonyms): WeighedText {
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
    const words = analyse(text[field].slice(0, longestText), 'entry').filter((word) => !word.isStop);
    const options = words.map((word) => [word.initials ?? word.term]);
    for (const [position, { term, word }] of words.entries()) {
      // Years, prices and times are no subject.
      if (/^\d/.test(word)) continue;
      add(term, fieldWeight[field] * rarity(term, memory), word, true);
      for (const match of synonyms.at(options, position)) {
        for (const phrase of match.phrases) {
          const [only] = phrase;
          if (phrase.length > 1 || only === undefined) continue;
          add(only, synonymShare * fieldWeight[field] * rarity(only, memory), word, false);
        }
      }
    }
  }
  const length = Math.hypot(...[...terms.values()].map(({ weight }) => weight)) || 1;
  for (const term of terms.values()) term.weight /= length;
  return terms;
}

/** More than in proportion: "people" and "week" are in every other entry and say nothing together either. */
function rarity(term: string, memory: IndexMemory): number {
  return Math.log(1 + memory.columns.size / (2 + memory.lexicon.entriesWithTerm(term))) ** 1.5;
}

/** The likeliest rows, best first. */
export function alikeRows(query: AlikeQuery, memory: IndexMemory, postings: Postings): number[] {
  const { columns } = memory;
  const scores = new Float32Array(columns.end);
  addText(scores, query, memory, postings);
  const rows = addFacets(scores, query, memory);
  const keys = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) keys[at] = -(scores[rows[at] ?? 0] ?? 0);
  return sortedWindow(rows, keys, 0, query.limit).map(({ row }) => row);
}

function addText(scores: Float32Array, query: AlikeQuery, memory: IndexMemory, postings: Postings): void {
  const terms = [...query.text]
    .map(([term, { weight }]) => ({ term, weight, entries: memory.lexicon.entriesWithTerm(term) }))
    .filter(({ entries }) => entries > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostTerms);
  let read = 0;
  const add = (expression: string, weight: number) => {
    const list = postings.rows(expression);
    read += list.length;
    for (let at = 0; at < list.length; at += 1) {
      const row = list[at] ?? 0;
      const length = (memory.columns.textLength[row] ?? 0) + usualTerms;
      scores[row] = (scores[row] ?? 0) + weight / Math.sqrt(length);
    }
  };
  for (const { term, weight, entries } of terms) {
    const worth = query.textWeight * weight * rarity(term, memory);
    if (read + entries <= mostPostings) add(`{title summary description} : "${term}"`, worth);
    // Titles' lists are short, and say most.
    if (read < 2 * mostPostings) add(`"_${term}"`, worth * (fieldWeight.title - fieldWeight.rest));
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
  for (const { facet, value, weight } of query.signals) {
    const number = values.find(facet, value);
    const column = number === undefined ? undefined : columns.values[facet][Math.floor(number / bitsInWord)];
    if (number === undefined || !column) continue;
    const bit = 1 << (number % bitsInWord);
    for (let at = 0; at < count; at += 1) {
      const row = found[at] ?? 0;
      if (((column[row] ?? 0) & bit) !== 0) scores[row] = (scores[row] ?? 0) + weight;
    }
  }
  addNearness(scores, found, query, memory);
  return found;
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
