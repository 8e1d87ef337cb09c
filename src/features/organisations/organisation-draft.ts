import type { PlaceResolution, Ward } from '#features/places/index.ts';
import type { RawInput } from '#web/input.ts';
import type { InputError } from '#web/replies.ts';
import { organisationInput, type SiteInput, siteInput } from './organisation.input.ts';
import type { Organisation, Site } from './organisation.model.ts';
import type { KeptSite, OrganisationFields } from './organisation-record.ts';

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

export const placeFields = ['name', 'address', 'postcode', 'ward', 'visibility', 'step_free'] as const;
export type PlaceField = (typeof placeFields)[number];

export interface PlaceDraft extends Record<PlaceField, string> {
  /** The public id of a site, or `new`. */
  key: string;
  /** Whether it is to go. */
  remove: boolean;
}

/** The key of a place that isn't there yet. */
export const newPlace = 'new';
/** Chosen as ward of what lies beyond the boundary. */
export const outsideBorough = 'outside';

/** The name, and the id, of a field of a place: `place-new-postcode`. */
export function placeFieldName(key: string, field: PlaceField | 'remove'): string {
  return `place-${key}-${field}`;
}

export function emptyPlace(): PlaceDraft {
  return {
    key: newPlace,
    name: '',
    address: '',
    postcode: '',
    ward: '',
    visibility: 'area',
    step_free: '',
    remove: false,
  };
}

/** Places that a form may hold; nobody has so many. */
const mostPlaces = 50;

/** The keys of the places that a form held, in its order. */
export function placeKeys(raw: RawInput): string[] {
  const keys = Object.keys(raw).flatMap((name) => /^place-([\w-]{1,40})-postcode$/.exec(name)?.[1] ?? []);
  return keys.slice(0, mostPlaces);
}

/** What a form held, with the places of these keys. */
export function readDraft(raw: RawInput, keys: readonly string[]): OrganisationDraft {
  const text = (name: string) => [raw[name] ?? ''].flat().at(-1) ?? '';
  const facts = Object.fromEntries(draftFields.map((field) => [field, text(field)]));
  return {
    ...(facts as Record<DraftField, string>),
    places: keys.map((key) => ({
      ...(Object.fromEntries(placeFields.map((field) => [field, text(placeFieldName(key, field))])) as Record<
        PlaceField,
        string
      >),
      key,
      remove: text(placeFieldName(key, 'remove')) !== '',
    })),
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

function toPlaceDraft(site: Omit<Site, 'rowId'>): PlaceDraft {
  return {
    key: site.id,
    name: site.name,
    address: site.address ?? '',
    postcode: site.postcode ?? '',
    // Outside the borough there is a postcode and no ward; without either nobody has said.
    ward: site.wardSlug ?? (site.postcode === null ? '' : outsideBorough),
    visibility: site.visibility,
    step_free: site.stepFree ?? '',
    remove: false,
  };
}

/** What checking needs to know of places. */
export interface PlaceKnowledge {
  resolvePostcode(text: string): PlaceResolution;
  wards(): readonly Ward[];
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
  const facts = organisationInput.omit({ sites: true, parentRowId: true }).safeParse(tidyFacts(draft));
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

const placeFieldOf: Record<string, PlaceField> = {
  name: 'name',
  address: 'address',
  postcode: 'postcode',
  wardSlug: 'ward',
  visibility: 'visibility',
  stepFree: 'step_free',
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
    phone: orNull(oneLine(draft.phone)),
    website: orNull(website === '' || /^[a-z]+:/i.test(website) ? website : `https://${website}`),
  };
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, ' ').trim();
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** A place of which nothing is said; what is chosen from the outset doesn't count. */
function isBlank(place: PlaceDraft): boolean {
  return (
    place.key === newPlace &&
    [place.name, place.address, place.postcode, place.ward].every((text) => text.trim() === '')
  );
}

type CheckedPlace = { site: SiteInput } | { errors: InputError[]; wardChoices?: string[] };

function checkPlace(place: PlaceDraft, before: Site | undefined, knowledge: PlaceKnowledge): CheckedPlace {
  const errors: InputError[] = [];
  const complain = (field: PlaceField, message: string) =>
    errors.push({ parameter: placeFieldName(place.key, field), message });

  const located = locate(place, before, knowledge);
  if ('message' in located) complain(located.field, located.message);
  const address = orNull(oneLine(place.address));
  if (place.visibility === 'address' && address === null) {
    complain('address', 'Enter the address that people are to see');
  }
  if (errors.length > 0 || 'message' in located) {
    return {
      errors,
      ...('wardChoices' in located && located.wardChoices ? { wardChoices: located.wardChoices } : {}),
    };
  }
  const parsed = siteInput.safeParse({
    name: oneLine(place.name) || nameFor(place, address, located.wardSlug, knowledge),
    address,
    postcode: located.postcode,
    wardSlug: located.wardSlug,
    visibility: place.visibility,
    stepFree: orNull(place.step_free),
    location: located.location,
  });
  if (parsed.success) return { site: parsed.data };
  for (const { path, message } of parsed.error.issues) {
    complain(placeFieldOf[String(path[0])] ?? 'name', message);
  }
  return { errors };
}

/** What a place is called that has no name: of a hidden one the name must tell nothing. */
function nameFor(
  place: PlaceDraft,
  address: string | null,
  wardSlug: string | null,
  { wards }: PlaceKnowledge,
): string {
  if (place.visibility === 'hidden') return 'Address kept back';
  const ward = wards().find(({ slug }) => slug === wardSlug)?.name;
  return address?.split(',')[0]?.slice(0, 120) ?? ward ?? place.postcode;
}

type Located =
  | Pick<SiteInput, 'postcode' | 'wardSlug' | 'location'>
  | { field: PlaceField; message: string; wardChoices?: string[] };

/** Where a place is, from its postcode and, where that leaves it open, the ward that was chosen. */
function locate(place: PlaceDraft, before: Site | undefined, knowledge: PlaceKnowledge): Located {
  const wards = knowledge.wards();
  const chosen = wards.find(({ slug }) => slug === place.ward)?.slug;
  if (chosen === undefined && place.ward !== '' && place.ward !== outsideBorough) {
    return { field: 'ward', message: 'Choose a ward from the list' };
  }
  const unchanged = before && toPlaceDraft(before);
  if (before && place.postcode.trim() === unchanged?.postcode && place.ward === unchanged.ward) {
    // A source may know it better than the gazetteer does.
    return { postcode: before.postcode, wardSlug: before.wardSlug, location: before.location };
  }
  if (place.postcode.trim() === '') {
    if (chosen === undefined && place.visibility !== 'hidden') {
      return { field: 'postcode', message: 'Enter a postcode, or choose the ward' };
    }
    return { postcode: null, wardSlug: chosen ?? null, location: null };
  }
  const found = knowledge.resolvePostcode(place.postcode);
  if (found.kind === 'malformed') return { field: 'postcode', message: 'Enter a postcode like DL1 5QT' };
  if (found.kind === 'unknown') {
    return { field: 'postcode', message: `There is no postcode ${found.postcode}` };
  }
  const { postcode, location, inBorough } = found;
  if (inBorough === 'no') return { postcode, wardSlug: null, location };
  if (found.kind === 'exact' && found.wardSlug !== null) {
    return { postcode, wardSlug: found.wardSlug, location };
  }
  if (found.kind === 'sector' && place.ward === outsideBorough) return { postcode, wardSlug: null, location };
  if (chosen !== undefined) return { postcode, wardSlug: chosen, location };
  return {
    field: 'ward',
    message: `Choose the ward that ${postcode} is in`,
    wardChoices: found.kind === 'sector' ? found.candidateWardSlugs : wards.map(({ slug }) => slug),
  };
}
