import {
  enterPostcode,
  type ParsedPostcode,
  type PlaceResolution,
  type Ward,
} from '#features/places/index.ts';
import { type RawInput, typedText } from '#web/input.ts';
import type { InputError } from '#web/replies.ts';
import { type SiteInput, siteInput } from './organisation.input.ts';
import type { Site } from './organisation.model.ts';

/** A place as it stands in a form, of an organisation or of what takes place there. Its field names are made here. */

export const placeFields = ['name', 'address', 'postcode', 'ward', 'visibility', 'step_free'] as const;
export type PlaceField = (typeof placeFields)[number];

export interface PlaceDraft extends Record<PlaceField, string> {
  /** The public id of a site, or `new`. */
  key: string;
  /** Whether it is to go. */
  remove: boolean;
}

/** Places that an organisation may have; none has so many. */
export const mostPlaces = 50;
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

/** What a form held of the place with a key. */
export function readPlace(raw: RawInput, key: string): PlaceDraft {
  const text = (field: PlaceField | 'remove') => typedText(raw, placeFieldName(key, field));
  const fields = Object.fromEntries(placeFields.map((field) => [field, text(field)]));
  return { ...(fields as Record<PlaceField, string>), key, remove: text('remove') !== '' };
}

export function toPlaceDraft(site: Omit<Site, 'rowId'>): PlaceDraft {
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
  examplePostcode(): ParsedPostcode | undefined;
}

const placeFieldOf: Record<string, PlaceField> = {
  name: 'name',
  address: 'address',
  postcode: 'postcode',
  wardSlug: 'ward',
  visibility: 'visibility',
  stepFree: 'step_free',
};

/** A place of which nothing is said; what is chosen from the outset doesn't count. */
export function isBlank(place: PlaceDraft): boolean {
  return (
    place.key === newPlace &&
    [place.name, place.address, place.postcode, place.ward].every((text) => text.trim() === '')
  );
}

export type CheckedPlace = { site: SiteInput } | { errors: InputError[]; wardChoices?: string[] };

/** Checks a place; `before` is the site that its fields began from. */
export function checkPlace(
  place: PlaceDraft,
  before: Site | undefined,
  knowledge: PlaceKnowledge,
): CheckedPlace {
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
  if (found.kind === 'malformed') return { field: 'postcode', message: enterPostcode(knowledge) };
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

/** What a form can say of where a place is as soon as its postcode is there. */
export type PlaceFound =
  | { kind: 'ward'; postcode: string; wardName: string }
  | { kind: 'outside'; postcode: string }
  /** The postcode leaves it open; the likeliest first. */
  | { kind: 'choose'; postcode: string; wardSlugs: readonly string[] };

/** Where the postcode of a new place lies; undefined as long as there is none, or none that exists. */
export function findPlace(place: PlaceDraft, knowledge: PlaceKnowledge): PlaceFound | undefined {
  const located = locate({ ...place, ward: '' }, undefined, knowledge);
  if ('message' in located) {
    const { wardChoices } = located;
    return wardChoices && { kind: 'choose', postcode: place.postcode.trim(), wardSlugs: wardChoices };
  }
  const { postcode, wardSlug } = located;
  if (postcode === null) return undefined;
  const ward = knowledge.wards().find(({ slug }) => slug === wardSlug);
  return ward ? { kind: 'ward', postcode, wardName: ward.name } : { kind: 'outside', postcode };
}

export function oneLine(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, ' ').trim();
}

export function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** The names of the fields of a place that isn't there yet. */
export const newPlaceNames: readonly string[] = placeFields.map((field) => placeFieldName(newPlace, field));
