import { z } from 'zod';
import {
  type Organisation,
  organisationReference,
  type PublicSite,
  placeAnswer,
  toOrganisationReference,
  toPlaceAnswer,
} from '#features/organisations/index.ts';
import { categorySlugs } from '#features/vocabularies/index.ts';
import { kindDefinitions } from './kinds/index.ts';
import {
  type Availability,
  type Listing,
  listingKinds,
  type PublicListing,
  publicStates,
} from './listing.model.ts';
import { listingPaths } from './listing.paths.ts';

/** What other systems are told of listings: the shapes as zod, and how they are made. */

const slugs = z.array(z.string());

/** A listing as it stands in every list. */
export const listingEntry = z
  .strictObject({
    id: z.uuid(),
    slug: z.string(),
    url: z.url().meta({ description: 'Its page.' }),
    kind: z.enum(listingKinds),
    title: z.string(),
    summary: z.string(),
    organisation: organisationReference,
    themes: slugs,
    skills: slugs,
    category: z.enum(categorySlugs).nullable(),
    areas: slugs.meta({ description: 'Wards of the borough, `whole-borough` or `elsewhere`.' }),
    confirmedOn: z.iso.date().nullable().meta({ description: 'When its owner last said that it is right.' }),
  })
  .meta({ id: 'ListingEntry' });

/** `baseUrl` is where the public reaches the site, without a slash at the end. */
export function toListingEntry(
  listing: Listing,
  organisation: Organisation,
  baseUrl: string,
): z.output<typeof listingEntry> {
  const { id, slug, kind, title, summary, themes, skills, category, areas, confirmedOn } = listing;
  return {
    id,
    slug,
    url: baseUrl + listingPaths.show(slug),
    kind,
    title,
    summary,
    organisation: toOrganisationReference(organisation),
    themes,
    skills,
    category,
    areas,
    confirmedOn,
  };
}

const availabilityAnswer = z
  .strictObject({
    from: z.iso.date().nullable(),
    until: z.iso.date().nullable().meta({ description: 'The last day, included.' }),
    weekly: z.array(
      z.strictObject({
        day: z.int().min(1).max(7).meta({ description: 'ISO 8601: 1 is Monday.' }),
        from: z.string().meta({ description: '`HH:MM` in London.' }),
        to: z.string(),
      }),
    ),
    dates: z.array(z.iso.date()),
    note: z.string().nullable(),
  })
  .meta({ id: 'Availability', description: 'When it is free or takes place.' });

function toAvailabilityAnswer(availability: Availability): z.output<typeof availabilityAnswer> {
  const { from = null, until = null, weekly = [], dates = [], note = null } = availability;
  return { from, until, weekly, dates, note };
}

/** What each kind asks for beyond the common fields, under a name of its own in the API's document. */
const detailsAnswer = z.union(
  listingKinds.map((kind) =>
    kindDefinitions[kind].details.meta({
      id: `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}Details`,
      description: `Details of listings of the kind \`${kind}\`.`,
    }),
  ),
);

/** A listing with all that is public of it. */
export const listingAnswer = listingEntry
  .extend({
    description: z.string(),
    state: z.enum(publicStates).meta({
      description: 'Only `live` ones are found by searching.',
    }),
    publishedAt: z.iso.datetime().nullable(),
    availability: availabilityAnswer.nullable().meta({ description: 'Null where nothing was said.' }),
    facts: z.array(z.strictObject({ label: z.string(), value: z.string() })).meta({
      description: 'The details in words, in the order in which its page shows them.',
    }),
    details: detailsAnswer.meta({
      description: 'The details as they are kept, without what nobody said; the kind gives their shape.',
    }),
    places: z.array(placeAnswer).meta({ description: 'Where it takes place, as far as that is public.' }),
  })
  .meta({ id: 'Listing' });

export function toListingAnswer(source: {
  listing: PublicListing;
  organisation: Organisation;
  places: readonly PublicSite[];
  baseUrl: string;
}): z.output<typeof listingAnswer> {
  const { listing, organisation, places, baseUrl } = source;
  return {
    ...toListingEntry(listing, organisation, baseUrl),
    description: listing.description,
    state: listing.state,
    publishedAt: listing.publishedAt?.toISOString() ?? null,
    availability: listing.availability && toAvailabilityAnswer(listing.availability),
    facts: kindDefinitions[listing.kind].facts(listing.details),
    details: listing.details,
    places: places.map(toPlaceAnswer),
  };
}
