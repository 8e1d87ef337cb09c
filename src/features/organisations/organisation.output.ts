import { z } from 'zod';
import { sectors } from '#features/vocabularies/index.ts';
import type { Organisation, PublicSite } from './organisation.model.ts';
import { organisationPaths } from './organisation.paths.ts';

/** What other systems are told of organisations: the shapes as zod, and how they are made. */

/** As little of an organisation as names it. */
export const organisationReference = z
  .strictObject({ id: z.uuid(), slug: z.string(), name: z.string(), sector: z.enum(sectors) })
  .meta({ id: 'OrganisationReference' });

export function toOrganisationReference(organisation: Organisation): z.output<typeof organisationReference> {
  const { id, slug, name, sector } = organisation;
  return { id, slug, name, sector };
}

export const placeAnswer = z
  .strictObject({
    id: z.uuid(),
    name: z.string().meta({ description: 'Its own name, or that of its ward where no more is public.' }),
    address: z.string().nullable(),
    postcode: z.string().nullable(),
    ward: z
      .strictObject({ slug: z.string(), name: z.string() })
      .nullable()
      .meta({ description: 'Null outside the borough.' }),
    stepFree: z.enum(['yes', 'partly', 'no']).nullable(),
    location: z
      .strictObject({
        latitude: z.number(),
        longitude: z.number(),
        precision: z.enum(['exact', 'sector', 'ward', 'outcode']).meta({
          description: 'What it is the centre of, where it is not exact.',
        }),
      })
      .nullable(),
  })
  .meta({ id: 'Place', description: 'What everybody may know of a place.' });

export function toPlaceAnswer(place: PublicSite): z.output<typeof placeAnswer> {
  const { id, name, address, postcode, wardSlug, wardName, stepFree, location } = place;
  const ward = wardSlug !== null && wardName !== null ? { slug: wardSlug, name: wardName } : null;
  return { id, name, address, postcode, ward, stepFree, location };
}

export const organisationAnswer = organisationReference
  .extend({
    url: z.url().meta({ description: 'Its page.' }),
    type: z.string().meta({ description: 'What sort of body it is, in everyday words.' }),
    description: z.string(),
    charityNumber: z.string().nullable(),
    companyNumber: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    website: z.string().nullable(),
    parent: organisationReference.nullable().meta({ description: 'The body that it is part of.' }),
  })
  .meta({ id: 'Organisation' });

/** `parent` is undefined where it is part of no other body, or of none that is live. */
export function toOrganisationAnswer(
  organisation: Organisation,
  parent: Organisation | undefined,
  baseUrl: string,
): z.output<typeof organisationAnswer> {
  const { type, description, charityNumber, companyNumber, email, phone, website } = organisation;
  return {
    ...toOrganisationReference(organisation),
    url: baseUrl + organisationPaths.show(organisation.slug),
    type,
    description,
    charityNumber,
    companyNumber,
    email,
    phone,
    website,
    parent: parent?.state === 'live' ? toOrganisationReference(parent) : null,
  };
}
