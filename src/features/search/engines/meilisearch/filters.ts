import { dayNumber, isoWeekday } from '#platform/clock.ts';
import type { Phrase } from '../../analysis/index.ts';
import { earthRadiusMiles } from '../../distance.ts';
import {
  type Block,
  blockPhrases,
  type PlannedWord,
  type QueryPlan,
  type Reading,
  wordChoices,
} from '../../reading/index.ts';
import { type FacetName, facetNames, type SearchQuery } from '../../search.model.ts';
import { everyWeekday } from './documents.ts';

/** What is asked as filters, Meilisearch's one language with AND, OR and NOT. */

/** Metres in the radius by which Meilisearch measures: that of a rounder Earth than ours. */
const earthRadiusMetres = 6_371_000;

/** The filter that a plan's entries pass; null where some block can't be found. */
export function planFilter(plan: QueryPlan, reading: Reading): string | null {
  return allOf(plan.blocks.map((block) => blockFilter(block, reading)));
}

/** The same of one block; null where nothing of the index stands for it. */
export function blockFilter(block: Block, reading: Reading): string | null {
  const together = allOf(block.words.map((word) => wordFilter(word, reading)));
  const phrases = phrasesFilter(blockPhrases(block, reading));
  return anyOf([together, phrases].filter((part) => part !== null));
}

export function wordFilter(word: PlannedWord, reading: Reading): string | null {
  return phrasesFilter(wordChoices(word, reading));
}

/** Entries that have any of some terms and phrases; null where there are none. */
export function phrasesFilter(phrases: readonly Phrase[]): string | null {
  const terms = phrases.flatMap((phrase) => (phrase.length === 1 ? phrase : []));
  const several = phrases.filter((phrase) => phrase.length > 1);
  return anyOf([...(terms.length > 0 ? [isAmong('terms', terms)] : []), ...several.map(phraseFilter)]);
}

/** A phrase by its pairs of neighbours: of three words and more they may stand in different places of an entry. */
function phraseFilter(phrase: Phrase): string {
  const pairs = phrase.slice(1).map((term, index) => isAmong('terms', [`${phrase[index]} ${term}`]));
  return allOf(pairs) ?? '';
}

/** The filters besides the text; without one facet's own selection, to count its values. */
export function conditions(query: SearchQuery, except?: FacetName): string[] {
  const { filters, availableOn, near, within } = query;
  return [
    ...facetNames
      .filter((facet) => facet !== except && filters[facet].length > 0)
      .map((facet) => isAmong(facet, filters[facet])),
    ...(availableOn === null ? [] : [freeOn(availableOn)]),
    ...(near === null || within === null
      ? []
      : [
          `_geoRadius(${near.latitude}, ${near.longitude}, ${(within / earthRadiusMiles) * earthRadiusMetres})`,
        ]),
  ];
}

/** Whether an entry is known to be free on a day; see `availabilityOf`. */
function freeOn(date: string): string {
  const day = dayNumber(date);
  return `(availableDates = ${day} OR (availableFrom <= ${day} AND availableUntil >= ${day} AND availableDays IN [${isoWeekday(date)}, ${everyWeekday}]))`;
}

/** Whether an attribute has one of some values. */
export function isAmong(attribute: string, values: readonly string[]): string {
  return `${attribute} IN [${values.filter(canBeQuoted).map(quoted).join(', ')}]`;
}

/** Whether it is one of some entries, by their rows. */
export function isEntry(rows: readonly number[]): string {
  return `entry IN [${rows.join(', ')}]`;
}

/** A backslash can't be written in a filter, and no value of ours has one. */
function canBeQuoted(value: string): boolean {
  return !value.includes('\\');
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '\\"')}"`;
}

function allOf(parts: readonly (string | null)[]): string | null {
  if (parts.length === 0 || parts.includes(null)) return null;
  return parts.length === 1 ? (parts[0] ?? null) : `(${parts.join(' AND ')})`;
}

function anyOf(parts: readonly string[]): string | null {
  if (parts.length === 0) return null;
  return parts.length === 1 ? (parts[0] ?? null) : `(${parts.join(' OR ')})`;
}
