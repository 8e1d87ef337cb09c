import { z } from 'zod';
import { sectors } from '#features/vocabularies/index.ts';

/** Checks what an organisation is said to be, from a form, an import or the seed. */

const optionalText = (max: number) => z.string().trim().max(max, `Use at most ${max} characters`).nullable();

export const siteInput = z.object({
  name: z.string().trim().min(1, 'Give the place a name').max(120, 'Use at most 120 characters'),
  address: optionalText(300),
  /** In the form "DL1 5QT". */
  postcode: z
    .string()
    .regex(/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/, 'Enter a whole postcode')
    .nullable(),
  wardSlug: z.string().nullable(),
  visibility: z.enum(['address', 'area', 'hidden'], 'Choose how much of it people see'),
  stepFree: z.enum(['yes', 'partly', 'no'], 'Choose from the list').nullable(),
  location: z
    .object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      precision: z.enum(['exact', 'sector', 'ward', 'outcode']),
    })
    .nullable(),
});
export type SiteInput = z.infer<typeof siteInput>;

export const organisationInput = z.object({
  name: z.string().trim().min(1, 'Enter the name of the organisation').max(200, 'Use at most 200 characters'),
  sector: z.enum(sectors, 'Choose the sector'),
  type: z
    .string()
    .trim()
    .min(1, 'Say what sort of body it is, like “Community group”')
    .max(60, 'Use at most 60 characters'),
  parentRowId: z.number().int().nullable(),
  description: z.string().trim().max(10_000, 'Use 10,000 characters or fewer'),
  charityNumber: z
    .string()
    .regex(/^(\d{6,7}|SC\d{6}|NIC?\d{5,6})$/, 'Enter a charity number of 6 or 7 digits')
    .nullable(),
  companyNumber: z
    .string()
    .regex(/^([A-Z]{2}|\d{2})\d{6}$/, 'Enter a company number of 8 characters')
    .nullable(),
  email: z
    .email('Enter an e-mail address like info@group.org.uk')
    .max(254, 'Use at most 254 characters')
    .nullable(),
  phone: z
    .string()
    .regex(/^\+?[\d ()]{7,25}$/, 'Enter a telephone number like 01325 123 456')
    .nullable(),
  website: z
    .url({ protocol: /^https?$/, error: 'Enter an address that begins with https://' })
    .max(500, 'Use at most 500 characters')
    .nullable(),
  sites: z.array(siteInput).max(50),
});
export type OrganisationInput = z.infer<typeof organisationInput>;

const digitsIn = (phone: string) => phone.replace(/\D/g, '').length;

/**
 * What people type of an organisation: a number with digits missing and a website without its ending are slips. What
 * comes from a register or a file is taken as it stands there.
 */
export const typedOrganisation = organisationInput.omit({ sites: true, parentRowId: true }).extend({
  phone: organisationInput.shape.phone.refine(
    (phone) => phone === null || !phone.startsWith('0') || [10, 11].includes(digitsIn(phone)),
    'Enter the whole telephone number, like 01325 123 456',
  ),
  website: organisationInput.shape.website.refine(
    (website) => website === null || !URL.canParse(website) || new URL(website).hostname.includes('.'),
    'Enter the whole address of the website, like www.group.org.uk',
  ),
});
