import type { Organisation } from '#features/organisations/index.ts';
import {
  type FacetName,
  facetNames,
  type SearchRequest,
  searchAddress,
  sortFor,
  valueLabel,
} from '#features/search/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import { formatDate } from '#platform/formats.ts';
import { defaultPerPage } from '#web/paging.ts';
import { sitePaths } from '#web/paths.ts';
import type { Alert } from './alert.model.ts';
import { alertPaths } from './alert.paths.ts';

/** Searches as something to follow: what makes two of them the same, and what they are called. */

/** Longest query that can be followed: with its address it still fits into the way through signing in. */
export const longestQuery = 700;
export const longestName = 80;

/**
 * The query of a search as its subject: in one fixed order and without what only says how results are shown, so that
 * the same search is the same subject. Undefined where it is too long to be kept.
 */
export function subjectOf(request: SearchRequest): string | undefined {
  const { query } = request;
  const filters = Object.fromEntries(
    facetNames.map((facet) => [facet, query.filters[facet].toSorted()]),
  ) as Record<FacetName, string[]>;
  const address = searchAddress('', {
    near: request.near,
    query: {
      ...query,
      text: query.text.replace(/\s+/g, ' '),
      filters,
      sort: sortFor(undefined, query.text, query.near),
      page: 1,
      perPage: defaultPerPage,
    },
  });
  const subject = address.replace(/^\?/, '');
  return subject.length > longestQuery ? undefined : subject;
}

/** The only filter of a search that asks for nothing else: following a theme, a ward. */
function onlyFilter({ query, near }: SearchRequest): { facet: FacetName; value: string } | undefined {
  const chosen = facetNames.flatMap((facet) => query.filters[facet].map((value) => ({ facet, value })));
  const [only] = chosen;
  return chosen.length === 1 && query.text === '' && near === null && query.availableOn === null
    ? only
    : undefined;
}

/** What a search is called unless its owner says otherwise: "bookkeeping · Need · Cockerton". */
export function suggestedName(request: SearchRequest, vocabulary: Vocabulary): string {
  const { query, near } = request;
  const only = onlyFilter(request);
  if (only?.facet === 'theme') return vocabulary.themes.get(only.value)?.label ?? only.value;
  const parts = [
    query.text.replace(/\s+/g, ' '),
    ...facetNames.map((facet) =>
      query.filters[facet].map((value) => valueLabel(facet, value, vocabulary)).join(' or '),
    ),
    near === null
      ? ''
      : query.within === null
        ? `near ${near.label}`
        : `within ${query.within} ${query.within === 1 ? 'mile' : 'miles'} of ${near.label}`,
    query.availableOn === null ? '' : `free on ${formatDate(query.availableOn)}`,
  ].filter((part) => part !== '');
  const name = parts.length === 0 ? 'Everything new' : parts.join(' · ');
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1).trimEnd()}…`;
}

/** What the way to follow a search is called: by what it asks for. */
export function followLabel(request: SearchRequest, vocabulary: Vocabulary): string {
  const only = onlyFilter(request);
  if (only?.facet === 'theme') return 'Follow this theme';
  if (only?.facet === 'area') return `Follow ${vocabulary.areas.get(only.value)?.label ?? only.value}`;
  return 'Save this search';
}

/** Where everything that an alert is about can be seen, newest first. */
export function placeOf(
  { type, subject }: Pick<Alert, 'type' | 'subject'>,
  organisation: Pick<Organisation, 'slug'> | undefined,
): string {
  if (type === 'matches') return sitePaths.my;
  if (type === 'organisation')
    return organisation ? alertPaths.organisation(organisation.slug) : sitePaths.my;
  const query = new URLSearchParams(subject);
  query.set('sort', 'newest');
  return alertPaths.search(query.toString());
}
