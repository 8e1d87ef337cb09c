import { analyse } from '../analysis/index.ts';
import { facetNames, type SearchQuery } from '../search.model.ts';

/** What of a search may be kept: pure, so that a table of cases can tell what never is. */

const mostWords = 12;
const mostLetters = 100;

/**
 * What may name or reach a person, or say where they live. Each is taken out of what was typed before anything is
 * kept of it; rather a number too many than one too few.
 */
const personal: readonly RegExp[] = [
  // E-mail addresses and names in social networks, also half of one.
  /\S*@\S*/gu,
  // Addresses of pages: they may hold anything.
  /\b(?:https?:|www\.)\S*/giu,
  // Full postcodes; the first half alone is a neighbourhood of thousands.
  /\b[a-z]{1,2}\d[a-z\d]?[\s.\p{Pd}]*\d[a-z]{2}\b/giu,
  // National Insurance numbers.
  /\b[a-z]{2}[\s.\p{Pd}]?(?:\d{2}[\s.\p{Pd}]?){3}[a-d]\b/giu,
  // Days of birth and the like.
  /\b\d{1,2}[./\p{Pd}]\d{1,2}[./\p{Pd}]\d{2,4}\b/gu,
  // Telephone numbers, cards, accounts: seven digits or more, however they are parted.
  /(?:\+|\b|\()\d(?:[\s()./,\p{Pd}]*\d){6,}\b/gu,
  // What else has five digits or more in a row.
  /\S*\d{5,}\S*/gu,
];

/**
 * The words of a search as they are kept: folded, in order, with single spaces between. Empty where nothing was
 * typed; null where all that was typed is left out.
 */
export function keptWords(text: string): string | null {
  if (text.trim() === '') return '';
  // Digits and signs of full width are the usual ones to whoever reads them, and to the search.
  const typed = text.slice(0, 500).normalize('NFKC');
  const harmless = personal.reduce((rest, pattern) => rest.replace(pattern, ' '), typed);
  const words = analyse(harmless, 'search')
    .slice(0, mostWords)
    .map(({ word }) => word)
    .join(' ')
    .slice(0, mostLetters)
    .trim();
  return words === '' ? null : words;
}

/** The filters as text that is the same for the same ones. Of a place and a day only that there was one. */
export function keptFilters(query: SearchQuery): string {
  const facets = facetNames.flatMap((facet) =>
    query.filters[facet].toSorted().map((value) => `${facet}=${value}`),
  );
  return [
    ...facets,
    ...(query.near === null ? [] : ['near']),
    ...(query.availableOn === null ? [] : ['day']),
  ].join(' ');
}
