import { type RawInput, typedText } from '#web/input.ts';
import type { InputError } from '#web/replies.ts';
import { typedOrganisation } from './organisation.input.ts';
import type { Organisation, Site } from './organisation.model.ts';
import type { KeptSite, OrganisationFields } from './organisation-record.ts';
import {
  checkPlace,
  isBlank,
  mostPlaces,
  oneLine,
  orNull,
  type PlaceDraft,
  type PlaceKnowledge,
  readPlace,
  toPlaceDraft,
} from './place-draft.ts';

/**
 * An organisation as it stands in a form: everything is text, and nothing of it is lost when some of it is wrong.
 * Field names are made here and nowhere else.
 */
export interface OrganisationDraft extends Record<DraftField, string> {
  places: PlaceDraft[];
}

/** The names of its plain fields. */
export const draftFields = [
  'name',
  'sector',
  'type',
  'parent',
  'description',
  'charity_number',
  'company_number',
  'email',
  'phone',
  'website',
] as const;
export type DraftField = (typeof draftFields)[number];

/** The keys of the places that a form held, in its order. */
export function placeKeys(raw: RawInput): string[] {
  const keys = Object.keys(raw).flatMap((name) => /^place-([\w-]{1,40})-postcode$/.exec(name)?.[1] ?? []);
  return keys.slice(0, mostPlaces);
}

/** What a form held, with the places of these keys. */
export function readDraft(raw: RawInput, keys: readonly string[]): OrganisationDraft {
  const text = (name: string) => typedText(raw, name);
  const facts = Object.fromEntries(draftFields.map((field) => [field, text(field)]));
  return {
    ...(facts as Record<DraftField, string>),
    places: keys.map((key) => readPlace(raw, key)),
  };
}

/** A record as its form shows it. */
export function toDraft(
  organisation: Organisation,
  sites: readonly Omit<Site, 'rowId'>[],
  parent: string,
): OrganisationDraft {
  return {
    name: organisation.name,
    sector: organisation.sector,
    type: organisation.type,
    parent,
    description: organisation.description,
    charity_number: organisation.charityNumber ?? '',
    company_number: organisation.companyNumber ?? '',
    email: organisation.email ?? '',
    phone: organisation.phone ?? '',
    website: organisation.website ?? '',
    places: sites.map(toPlaceDraft),
  };
}

export type CheckedDraft =
  | { ok: true; fields: Omit<OrganisationFields, 'parentRowId'>; sites: KeptSite[] }
  | {
      ok: false;
      errors: InputError[];
      /** Wards to choose from, likeliest first, for each place whose postcode leaves it open; by key. */
      wardChoices: Map<string, string[]>;
    };

/** Checks a draft; what it is part of is left to whoever can look it up. `existing` are the sites that it began from. */
export function checkDraft(
  draft: OrganisationDraft,
  existing: readonly Site[],
  knowledge: PlaceKnowledge,
): CheckedDraft {
  const errors: InputError[] = [];
  const wardChoices = new Map<string, string[]>();
  const facts = typedOrganisation.safeParse(tidyFacts(draft));
  if (!facts.success) {
    for (const { path, message } of facts.error.issues) {
      errors.push({ parameter: fieldNames[String(path[0])] ?? 'name', message });
    }
  }
  const sites: KeptSite[] = [];
  for (const place of draft.places) {
    if (place.remove || isBlank(place)) continue;
    const before = existing.find((site) => site.id === place.key);
    const checked = checkPlace(place, before, knowledge);
    if ('site' in checked) sites.push({ ...checked.site, rowId: before?.rowId ?? null });
    else {
      errors.push(...checked.errors);
      if (checked.wardChoices) wardChoices.set(place.key, checked.wardChoices);
    }
  }
  if (!facts.success || errors.length > 0) return { ok: false, errors, wardChoices };
  return { ok: true, fields: facts.data, sites };
}

const fieldNames: Record<string, DraftField> = {
  name: 'name',
  sector: 'sector',
  type: 'type',
  description: 'description',
  charityNumber: 'charity_number',
  companyNumber: 'company_number',
  email: 'email',
  phone: 'phone',
  website: 'website',
};

/** Reads what people mean: numbers with spaces, an address of a website without its beginning. */
function tidyFacts(draft: OrganisationDraft) {
  const website = draft.website.trim();
  const company = draft.company_number.replace(/\s+/g, '').toUpperCase();
  return {
    name: oneLine(draft.name),
    sector: draft.sector,
    type: oneLine(draft.type),
    description: draft.description.replace(/\r\n?/g, '\n').trim(),
    charityNumber: orNull(draft.charity_number.replace(/\s+/g, '').toUpperCase()),
    // The register writes eight characters; people leave the noughts before their number out.
    companyNumber: orNull(/^\d{6,7}$/.test(company) ? company.padStart(8, '0') : company),
    email: orNull(draft.email.trim().toLowerCase()),
    // Some part the digits with strokes or dots, as in 01325-123-456.
    phone: orNull(oneLine(draft.phone.replace(/(?<=\d)[-–.](?=\d)/g, ' '))),
    website: orNull(website === '' || /^[a-z]+:/i.test(website) ? website : `https://${website}`),
  };
}
