import { toListingEntry } from '#features/listings/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import { figuresOf } from '#web/paging.ts';
import type { FacetName, Highlighter, SearchQuery, SearchResult } from './search.model.ts';
import type { Hit, SearchAnswer } from './search.output.ts';
import type { FoundListing, FoundPage } from './search.service.ts';
import { valueLabel } from './search-page.presenter.ts';

/** What was found as the API answers it; nothing here reads or writes. */

/** A hit; `baseUrl` is where the public reaches the site, without a slash at the end. */
export function toHit(found: FoundListing, highlight: Highlighter, baseUrl: string): Hit {
  const { listing, organisation, distanceMiles } = found;
  return {
    ...toListingEntry(listing, organisation, baseUrl),
    distanceMiles: distanceMiles === null ? null : Math.round(distanceMiles * 100) / 100,
    highlights: { title: highlight(listing.title), summary: highlight(listing.summary) },
  };
}

/** A page of results. `tookMs` is how long the search took, in milliseconds. */
export function toSearchAnswer(source: {
  query: SearchQuery;
  found: FoundPage;
  vocabulary: Vocabulary;
  tookMs: number;
  baseUrl: string;
}): SearchAnswer {
  const { query, found, vocabulary, baseUrl } = source;
  const { total, engine, corrections, facets, highlighter } = found.result;
  return {
    query: query.text,
    ...figuresOf(total, { page: query.page, per_page: query.perPage }),
    engine,
    tookMs: Math.round(source.tookMs * 10) / 10,
    corrections: corrections.map(({ from, to }) => ({ from, to })),
    facets: {
      kind: labelled('kind', facets, vocabulary),
      sector: labelled('sector', facets, vocabulary),
      theme: labelled('theme', facets, vocabulary),
      skill: labelled('skill', facets, vocabulary),
      category: labelled('category', facets, vocabulary),
      area: labelled('area', facets, vocabulary),
    },
    partial: found.partial.map((each) => toHit(each, highlighter, baseUrl)),
    hits: found.hits.map((each) => toHit(each, highlighter, baseUrl)),
  };
}

function labelled(facet: FacetName, facets: SearchResult['facets'], vocabulary: Vocabulary) {
  return facets[facet].map(({ value, count }) => ({
    value,
    label: valueLabel(facet, value, vocabulary),
    count,
  }));
}
