import { z } from 'zod';
import { listingKinds } from '#features/listings/index.ts';
import { enterPostcode, type NearPlace, type PlacesService } from '#features/places/index.ts';
import { categorySlugs, sectors, type Vocabulary } from '#features/vocabularies/index.ts';
import { isIsoDate } from '#platform/clock.ts';
import { repeated, single } from '#web/input.ts';
import { defaultPerPage, pagingParameters } from '#web/paging.ts';
import type { FacetName, Point, SearchQuery, SearchSort } from './search.model.ts';

/** The parameters of `/search`, `/api/v1/search` and every feed of a search: one meaning for all of them. */

/** Longest query whose words are looked at; what is beyond is not searched. */
const longestQuery = 10_000;
/** Facet values that are looked at; the vocabulary has fewer. */
const mostFacetValues = 200;
const farthestMiles = 1_000;
/** Nearer than a thousandth of a mile, some two steps, is no distance; finer than that, none is looked at. */
const nearestMiles = 0.001;

export const searchSorts = [
  'relevance',
  'nearest',
  'newest',
  'name',
] as const satisfies readonly SearchSort[];

/**
 * What a search may be asked, and how each value is checked.
 * A function of the vocabulary in force, since themes, skills and areas are rows, not code.
 */
export function searchParameters(given: {
  vocabulary: () => Vocabulary;
  places: PlacesService;
  /** The order where none is asked for; else what {@link sortFor} takes for it. */
  usualSort?: SearchSort;
}) {
  const known = (what: string, of: (vocabulary: Vocabulary) => ReadonlyMap<string, unknown>) =>
    repeated(
      z.string().refine((slug) => of(given.vocabulary()).has(slug), `There is no such ${what}`),
    ).refine((values) => values.length <= mostFacetValues, `Choose fewer values of ${what}`);

  const postcodeWanted = () => enterPostcode(given.places);
  return z
    .object({
      q: single(z.string().max(longestQuery, 'Use fewer words').optional()).meta({
        description: 'Words to look for, as people type them. Every word must match.',
      }),
      kind: repeated(z.enum(listingKinds, 'There is no such kind')).meta({
        description: 'Keeps entries of these kinds.',
      }),
      sector: repeated(z.enum(sectors, 'There is no such sector')).meta({
        description: 'Keeps entries of organisations in these sectors.',
      }),
      theme: known('theme', (vocabulary) => vocabulary.themes).meta({
        description: 'Keeps entries with one of these themes; slugs from `/api/v1/themes`.',
      }),
      skill: known('skill', (vocabulary) => vocabulary.skills).meta({
        description: 'Keeps entries with one of these skills; slugs from `/api/v1/skills`.',
      }),
      category: repeated(z.enum(categorySlugs, 'There is no such category')).meta({
        description: 'Keeps needs and resources of these categories.',
      }),
      area: known('area', (vocabulary) => vocabulary.areas).meta({
        description: 'Keeps entries for one of these areas; slugs from `/api/v1/areas`.',
      }),
      near: single(z.string().trim().max(60, { error: postcodeWanted }).optional())
        .transform((text, context) => {
          if (text === undefined) return null;
          const place = given.places.resolveNear(text);
          if (place) return { text, ...place };
          context.addIssue({
            code: 'custom',
            message: `${postcodeWanted()}, or the first half of one`,
          });
          return z.NEVER;
        })
        .meta({
          description:
            'Where distances are measured from: a postcode, the first half of one, or `latitude,longitude`.',
          type: 'string',
          examples: nearExamples(given.places),
        }),
      within: single(
        z
          .string()
          // Kilometres that a program has turned into miles come with all their decimals.
          .regex(/^\d{1,4}(\.\d{1,30})?$/, 'Enter a number of miles')
          .transform((text) => Math.round(Number(text) * 1_000) / 1_000)
          .pipe(
            z
              .number()
              .min(nearestMiles, 'Enter a number of miles')
              .max(farthestMiles, 'Enter a number of miles'),
          )
          .optional(),
      ).meta({
        description:
          'Keeps what has a place within so many miles of `near`; without `near` it means nothing.',
      }),
      available_on: single(
        z.string().refine(isIsoDate, 'Enter a real date, like 2026-11-22').optional(),
      ).meta({
        description: 'Keeps what is known to be free on this day.',
        format: 'date',
      }),
      sort: single(z.enum(searchSorts, 'There is no such way to sort').optional()).meta({
        description:
          'The order: `relevance` unless said otherwise where there are words, else `nearest` where there is `near`, else `newest`.',
      }),
      ...pagingParameters,
      as_typed: single(z.enum(['1'], 'Either 1 or nothing').optional()).meta({
        description: '`1` takes the words as they are, without correcting typing errors.',
      }),
    })
    .transform(
      (values): SearchRequest => ({
        near: values.near,
        query: {
          text: (values.q ?? '').trim(),
          asTyped: values.as_typed === '1',
          filters: {
            kind: values.kind,
            sector: values.sector,
            theme: values.theme,
            skill: values.skill,
            category: values.category,
            area: values.area,
          },
          near: values.near,
          // Without a place there is nothing to measure from: a form whose postcode was cleared still works.
          within: values.near ? (values.within ?? null) : null,
          availableOn: values.available_on ?? null,
          sort: sortFor(values.sort ?? given.usualSort, values.q, values.near),
          page: values.page,
          perPage: values.per_page,
        },
      }),
    );
}

/** The forms that a place may be given in, each with a place of this borough. */
function nearExamples(places: PlacesService): string[] {
  const example = places.examplePostcode();
  const centre = example && places.outcodeCentre(example.outcode);
  return [
    ...(example ? [example.postcode, example.outcode] : []),
    ...(centre ? [`${centre.latitude},${centre.longitude}`] : []),
  ];
}

/** A checked search, with the place as it was typed. */
export interface SearchRequest {
  query: SearchQuery;
  near: (NearPlace & { text: string }) | null;
}

/** The order of a search: what was asked for where that makes sense, else the one that product and people expect. */
export function sortFor(
  asked: SearchSort | undefined,
  text: string | undefined,
  near: Point | null,
): SearchSort {
  const hasText = (text ?? '').trim() !== '';
  if (asked === 'nearest' && near === null) return hasText ? 'relevance' : 'newest';
  if (asked === 'relevance' && !hasText) return near ? 'nearest' : 'newest';
  if (asked) return asked;
  if (hasText) return 'relevance';
  return near ? 'nearest' : 'newest';
}

/** The address of a search, with what is default left out; for links, chips and paging. */
export function searchAddress(
  path: string,
  request: SearchRequest,
  change: { without?: { facet: FacetName; value: string }; page?: number } = {},
): string {
  const { query, near } = request;
  const pairs = new URLSearchParams();
  if (query.text !== '') pairs.set('q', query.text);
  for (const [facet, values] of Object.entries(query.filters)) {
    for (const value of values) {
      if (change.without?.facet !== facet || change.without.value !== value) pairs.append(facet, value);
    }
  }
  if (near) pairs.set('near', near.text);
  if (near && query.within !== null) pairs.set('within', String(query.within));
  if (query.availableOn) pairs.set('available_on', query.availableOn);
  if (query.sort !== sortFor(undefined, query.text, query.near)) pairs.set('sort', query.sort);
  if (query.asTyped) pairs.set('as_typed', '1');
  if (query.perPage !== defaultPerPage) pairs.set('per_page', String(query.perPage));
  const page = change.page ?? 1;
  if (page !== 1) pairs.set('page', String(page));
  const text = pairs.toString();
  return text === '' ? path : `${path}?${text}`;
}
