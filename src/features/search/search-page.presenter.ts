import {
  kindDefinitions,
  type ListingKind,
  listingKinds,
  shortLabel,
  toCard,
} from '#features/listings/index.ts';
import { categorySlugs, sectorLabels, sectors, type Vocabulary } from '#features/vocabularies/index.ts';
import type { IsoDate } from '#platform/clock.ts';
import { formatCount, formatDate } from '#platform/formats.ts';
import type { EntryCardProps, FacetProps, FacetValue } from '#web/components/index.ts';
import type { RawInput } from '#web/input.ts';
import { defaultPerPage } from '#web/paging.ts';
import { sitePaths } from '#web/paths.ts';
import type { InputError } from '#web/replies.ts';
import { type SearchRequest, searchAddress, sortFor } from './search.input.ts';
import {
  type FacetName,
  facetNames,
  type SearchResult,
  type SearchSort,
  wholeDirectory,
} from './search.model.ts';
import { searchPaths } from './search.paths.ts';
import type { FoundListing, FoundPage } from './search.service.ts';

/** What the results page shows; nothing here reads or writes. */

export interface LinkText {
  label: string;
  href: string;
}

/** A card whose title and summary are escaped HTML with the matching words marked. */
export type MarkedCard = Omit<EntryCardProps, 'title' | 'summary'> & { title: string; summary: string };

export interface SearchPageView {
  /** What is wrong with what was asked; then there are no results. */
  errors: InputError[];
  /** Then the same search without what is wrong, and what it finds. */
  without: LinkText | null;
  /** What was typed. */
  q: string;
  /** The count as the heading: "16 offers". */
  heading: string;
  /** What the title says beyond the words and the kinds: " (Cockerton, Near DL1 5QT)"; empty where there is nothing. */
  narrowed: string;
  /** Said to screen readers when results change. */
  announcement: string;
  /** What was searched instead of what was typed, and the way to insist. */
  correction: { shown: string; asTyped: LinkText } | null;
  /** Where what was typed was insisted on: what we would have searched. */
  suggestion: LinkText | null;
  /** Whether to tell a curator that the embedded engine answers in Meilisearch's place. */
  isStandIn: boolean;
  chips: LinkText[];
  clearHref: string | null;
  /** The default order has an empty value, so that an address doesn't repeat it. */
  sorts: { value: SearchSort | ''; label: string }[];
  sort: SearchSort | '';
  facets: FacetProps[];
  near: string;
  within: { value: string; label: string; selected: boolean }[];
  availableOn: string;
  cards: MarkedCard[];
  partial: MarkedCard[];
  /** Words of the query that nothing has, and those that something has. */
  unmatched: string[];
  known: string[];
  /** What to leave out to find something; only where nothing was found. */
  loosen: LinkText[];
  /** Whether nothing is found because of the filters: something has all of the words. */
  isForFilters: boolean;
  page: number;
  totalPages: number;
  pageHref: (page: number) => string;
  /** A page past the end of the results. */
  isPastEnd: boolean;
  canonical: string;
  /** Where this search is to be had as a feed and as a calendar; null where there is none. */
  follow: { atom: string; calendar: string } | null;
  nav: 'find' | 'needs' | 'offers';
}

const facetTitles: Record<FacetName, string> = {
  kind: 'Kind',
  sector: 'Sector',
  theme: 'Theme',
  skill: 'Skill',
  category: 'What it is about',
  area: 'Area',
};
/** Values of a facet shown at once; the rest is folded. */
const facetValuesShown = 8;
const withinMiles = [0.5, 1, 2, 5, 10, 25];

const sortLabels: Record<SearchSort, string> = {
  relevance: 'Best match',
  nearest: 'Nearest',
  newest: 'Newest',
  name: 'Name',
};

/** A search without one of its conditions, for a page that found nothing. */
export interface LooserSearch {
  label: string;
  request: SearchRequest;
}

/**
 * Every condition of a search that can be left out, each with the search that leaves only it out; and the words
 * that nothing has, together.
 */
export function looserSearches(
  request: SearchRequest,
  vocabulary: Vocabulary,
  unmatched: readonly string[],
): LooserSearch[] {
  const { query } = request;
  const known = knownWords(query.text, unmatched);
  const without = (change: Partial<SearchRequest['query']>): SearchRequest => ({
    ...request,
    query: { ...query, page: 1, ...change },
  });
  const facets = facetNames
    .filter((name) => query.filters[name].length > 0)
    .map((name) => ({
      label: `Without ${query.filters[name].map((value) => valueLabel(name, value, vocabulary)).join(' or ')}`,
      request: without({ filters: { ...query.filters, [name]: [] } }),
    }));
  return [
    ...(unmatched.length === 0 || known.length === 0
      ? []
      : [{ label: `Without “${unmatched.join(' ')}”`, request: without({ text: known.join(' ') }) }]),
    ...facets,
    ...(query.within === null
      ? []
      : [{ label: `Farther than ${milesText(query.within)} too`, request: without({ within: null }) }]),
    ...(query.availableOn === null ? [] : [{ label: 'On any day', request: without({ availableOn: null }) }]),
  ];
}

/** Gathers what the results page shows. */
export function toSearchPage(source: {
  request: SearchRequest;
  found: FoundPage;
  vocabulary: Vocabulary;
  today: IsoDate;
  /** What the engine would have searched for words that were insisted on. */
  suggestedText: string | null;
  isStandIn: boolean;
  /** Looser searches that find something, with how much. */
  loosen: readonly (LooserSearch & { total: number })[];
}): SearchPageView {
  const { request, found, vocabulary } = source;
  const { query } = request;
  const { result } = found;
  const totalPages = Math.ceil(result.total / query.perPage);
  const heading = headingFor(query.filters.kind as ListingKind[], result.total);
  const address = (change?: Parameters<typeof searchAddress>[2]) =>
    searchAddress(sitePaths.search, request, change);
  const cardFor = (entry: FoundListing) => toMarkedCard(entry, source);
  const chips = chipsFor(request, vocabulary);
  const defaultSort = sortFor(undefined, query.text, query.near);
  return {
    errors: [],
    without: null,
    q: query.text,
    heading,
    narrowed: narrowedText(
      // What kinds are chosen, the heading says.
      chips.slice(query.filters.kind.length).map(({ label }) => label),
      query.page,
    ),
    announcement: result.total === 0 ? 'Nothing found' : `${heading} found`,
    correction: correctionFor(request, result),
    suggestion:
      source.suggestedText === null
        ? null
        : {
            label: source.suggestedText,
            href: searchAddress(sitePaths.search, {
              ...request,
              query: { ...query, asTyped: false, page: 1 },
            }),
          },
    isStandIn: source.isStandIn,
    chips,
    clearHref:
      chips.length === 0
        ? null
        : searchAddress(sitePaths.search, {
            near: null,
            query: { ...wholeDirectory, text: query.text, sort: sortFor(undefined, query.text, null) },
          }),
    sorts: (Object.keys(sortLabels) as SearchSort[])
      .filter(
        (sort) => (sort !== 'relevance' || query.text !== '') && (sort !== 'nearest' || query.near !== null),
      )
      .map((value) => ({ value: value === defaultSort ? '' : value, label: sortLabels[value] })),
    sort: query.sort === defaultSort ? '' : query.sort,
    facets: facetNames
      .map((name) => toFacet(name, result.facets[name], query.filters[name], vocabulary))
      .filter((facet) => facet.values.length > 0),
    near: request.near?.text ?? '',
    within: [
      { value: '', label: 'Any distance', selected: query.within === null },
      ...withinMiles.map((miles) => ({
        value: String(miles),
        label: `Within ${milesText(miles)}`,
        selected: query.within === miles,
      })),
    ],
    availableOn: query.availableOn ?? '',
    cards: found.hits.map(cardFor),
    partial: found.partial.map(cardFor),
    unmatched: result.unmatched,
    known: knownWords(query.text, result.unmatched),
    loosen: source.loosen.map(({ label, request: looser, total }) => ({
      label: `${label} (${formatCount(total)})`,
      href: searchAddress(sitePaths.search, looser),
    })),
    isForFilters: query.text === '' || source.loosen.some((each) => each.request.query.text === query.text),
    page: query.page,
    totalPages,
    pageHref: (page) => address({ page }),
    isPastEnd: result.total > 0 && query.page > totalPages,
    canonical: address({ page: query.page }),
    follow: {
      atom: searchAddress(searchPaths.atom, followed(request)),
      calendar: searchAddress(searchPaths.calendar, followed(request)),
    },
    nav: navFor(query.filters.kind),
  };
}

/** The page of a search that can't be done: everything stays where it was and as it was typed, without results. */
export function toRefusedPage(
  view: SearchPageView,
  errors: readonly InputError[],
  raw: RawInput,
): SearchPageView {
  const typed = (name: string, otherwise: string) => {
    const value = raw[name];
    return typeof value === 'string' ? value.slice(0, longestEcho) : otherwise;
  };
  return {
    ...view,
    errors: [...errors],
    without: { label: `see the ${view.heading} without it`, href: view.pageHref(1) },
    q: typed('q', view.q),
    near: typed('near', view.near),
    availableOn: typed('available_on', view.availableOn),
    heading: 'We couldn’t search for that',
    narrowed: '',
    announcement: errors.map((error) => error.message).join(' '),
    correction: null,
    suggestion: null,
    cards: [],
    partial: [],
    unmatched: [],
    known: [],
    loosen: [],
    isForFilters: false,
    totalPages: 0,
    isPastEnd: false,
    follow: null,
  };
}

/** A search as somebody follows it: what is new first, however they looked at it and wherever they were in it. */
function followed({ query, near }: SearchRequest): SearchRequest {
  const sort = sortFor(undefined, query.text, query.near);
  return { near, query: { ...query, sort, page: 1, perPage: defaultPerPage } };
}

/** Longest piece of wrong input that is shown again. */
const longestEcho = 500;

function toMarkedCard(
  entry: FoundListing,
  source: { request: SearchRequest; found: FoundPage; vocabulary: Vocabulary; today: IsoDate },
): MarkedCard {
  const { highlighter } = source.found.result;
  const isNearRough = source.request.near !== null && source.request.near.precision !== 'exact';
  const card = toCard({ ...entry, isNearRough }, source.vocabulary, source.today);
  return {
    ...card,
    title: highlighter(entry.listing.title),
    summary: highlighter(entry.listing.summary),
  };
}

/** " (Cockerton, page 2)": what tells the titles of searches for the same words apart. */
function narrowedText(labels: readonly string[], page: number): string {
  const parts = [...labels, ...(page > 1 ? [`page ${formatCount(page)}`] : [])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** "16 offers", "1 need", "240 entries": the noun is that of the kinds asked for. */
function headingFor(kinds: readonly ListingKind[], total: number): string {
  const [only] = kinds;
  const nouns =
    kinds.length === 1 && only
      ? [kindDefinitions[only].label.toLowerCase(), kindDefinitions[only].plural.toLowerCase()]
      : kinds.length > 0 && kinds.every((kind) => kindDefinitions[kind].isOffer)
        ? ['offer', 'offers']
        : ['entry', 'entries'];
  const isCountable = only !== 'volunteering' && only !== 'shadowing';
  if (kinds.length === 1 && !isCountable)
    return `${formatCount(total)} ${total === 1 ? 'offer' : 'offers'} of ${nouns[1]}`;
  return `${formatCount(total)} ${total === 1 ? nouns[0] : nouns[1]}`;
}

/** The text as it was searched, if words of it were corrected, and the way to the words as typed. */
function correctionFor(request: SearchRequest, result: SearchResult): SearchPageView['correction'] {
  if (result.corrections.length === 0) return null;
  const { query } = request;
  return {
    shown: correctedText(query.text, result),
    asTyped: {
      label: query.text,
      href: searchAddress(sitePaths.search, { ...request, query: { ...query, asTyped: true, page: 1 } }),
    },
  };
}

/** A query with its corrections put in. */
export function correctedText(text: string, result: Pick<SearchResult, 'corrections'>): string {
  return result.corrections.reduce(
    (corrected, { from, to }) => corrected.replace(asWholeWords(from), () => to),
    text,
  );
}

/** Finds a word, or several in a row, but not as a part of a longer one: "volunter" stands in "volunterism" too. */
function asWholeWords(text: string): RegExp {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu');
}

function knownWords(text: string, unmatched: readonly string[]): string[] {
  const missing = new Set(unmatched.map((word) => word.toLowerCase()));
  const words = text.toLowerCase().split(/[^\p{L}\p{N}'’-]+/u);
  return [...new Set(words)].filter((word) => word.length > 2 && !missing.has(word)).slice(0, 10);
}

/** What a search is narrowed by, each with the search without it. */
export function chipsFor(request: SearchRequest, vocabulary: Vocabulary): LinkText[] {
  const { query, near } = request;
  const change = (changed: Partial<SearchRequest>) =>
    searchAddress(sitePaths.search, { ...request, ...changed });
  const facets = facetNames.flatMap((facet) =>
    query.filters[facet].map((value) => ({
      label: valueLabel(facet, value, vocabulary),
      href: searchAddress(sitePaths.search, request, { without: { facet, value } }),
    })),
  );
  return [
    ...facets,
    ...(near === null
      ? []
      : [
          {
            label:
              query.within === null
                ? `Near ${near.label}`
                : `Within ${milesText(query.within)} of ${near.label}`,
            href: change({
              near: null,
              query: {
                ...query,
                near: null,
                within: null,
                sort: sortFor(query.sort, query.text, null),
              },
            }),
          },
        ]),
    ...(query.availableOn === null
      ? []
      : [
          {
            label: `Free on ${formatDate(query.availableOn)}`,
            href: change({ query: { ...query, availableOn: null } }),
          },
        ]),
  ];
}

/** What is searched for, as a title: "“bookkeeping” · Skill · Cockerton". */
export function searchInWords(request: SearchRequest, vocabulary: Vocabulary): string {
  const { text } = request.query;
  const words = text === '' ? [] : [`“${text}”`];
  const parts = [...words, ...chipsFor(request, vocabulary).map(({ label }) => label)];
  return parts.length === 0 ? 'Everything' : parts.join(' · ');
}

function toFacet(
  name: FacetName,
  counted: readonly { value: string; count: number }[],
  selected: readonly string[],
  vocabulary: Vocabulary,
): FacetProps {
  const counts = new Map(counted.map(({ value, count }) => [value, count]));
  // What is ticked stays in sight, even where nothing has it.
  for (const value of selected) if (!counts.has(value)) counts.set(value, 0);
  const values: FacetValue[] = [...counts].map(([value, count]) => ({
    value,
    label: valueLabel(name, value, vocabulary),
    count: formatCount(count),
    selected: selected.includes(value),
  }));
  const isShown = (value: FacetValue, index: number) => index < facetValuesShown || value.selected;
  return {
    name,
    title: facetTitles[name],
    values: values.filter(isShown),
    more: values.filter((value, index) => !isShown(value, index)),
  };
}

/** What people read for a facet's value. */
export function valueLabel(facet: FacetName, value: string, vocabulary: Vocabulary): string {
  switch (facet) {
    case 'kind': {
      const kind = listingKinds.find((each) => each === value);
      return kind ? kindDefinitions[kind].label : value;
    }
    case 'sector': {
      const sector = sectors.find((each) => each === value);
      return sector ? sectorLabels[sector] : value;
    }
    case 'theme':
      return shortLabel(vocabulary.themes.get(value)?.label ?? value);
    case 'skill':
      return vocabulary.skills.get(value)?.label ?? value;
    case 'category': {
      const category = categorySlugs.find((each) => each === value);
      return (category && vocabulary.categories.get(category)?.label) ?? value;
    }
    case 'area':
      return vocabulary.areas.get(value)?.label ?? value;
  }
}

function milesText(miles: number): string {
  if (miles === 0.5) return 'half a mile';
  return miles === 1 ? '1 mile' : `${miles} miles`;
}

function navFor(kinds: readonly string[]): SearchPageView['nav'] {
  if (kinds.length === 1 && kinds[0] === 'need') return 'needs';
  return kinds.length > 0 && kinds.every((kind) => kindDefinitions[kind as ListingKind].isOffer)
    ? 'offers'
    : 'find';
}
