import type { RawInput } from '#web/input.ts';
import { type DraftField, draftFields, type OrganisationDraft } from './organisation-draft.ts';
import { newPlace, type PlaceDraft, placeFields } from './place-draft.ts';

/** Two people have changed an organisation's entry: what each wrote, part by part, and the outcome of choosing. Pure. */

/** A part in which the two differ. */
export interface DraftDifference {
  /** The name of the choice between the two; its value is `mine` or `theirs`. */
  name: string;
  label: string;
  mine: string;
  theirs: string;
  /** What counts unless somebody chooses otherwise. */
  chosen: 'mine' | 'theirs';
}

const partLabels: Record<DraftField, string> = {
  name: 'Name of the organisation',
  sector: 'Sector',
  type: 'What sort of body it is',
  parent: 'What it is part of',
  description: 'What it does',
  charity_number: 'Charity number',
  company_number: 'Company number',
  email: 'E-mail address',
  phone: 'Telephone number',
  website: 'Website',
};

const pickName = (part: string) => `pick-${part}`;

/**
 * The parts in which two versions differ that began from the same one, both side by side. What only the other has
 * changed is chosen from theirs to begin with, everything else from mine. A place that only the other has added is no
 * difference: it stays.
 */
export function compareDrafts(
  base: OrganisationDraft | undefined,
  mine: OrganisationDraft,
  theirs: OrganisationDraft,
): DraftDifference[] {
  const differences: DraftDifference[] = [];
  const compare = (part: string, label: string, versions: [Version, Version, Version]) => {
    const [before, own, other] = versions.map((text) => (text === undefined ? undefined : lines(text)));
    if (own === other) return;
    differences.push({
      name: pickName(part),
      label,
      mine: own ?? '',
      theirs: other ?? takenAway,
      chosen: base !== undefined && own === before ? 'theirs' : 'mine',
    });
  };
  for (const field of draftFields) {
    compare(field, partLabels[field], [base?.[field], mine[field], theirs[field]]);
  }
  for (const place of mine.places) {
    if (place.key === newPlace) continue;
    const [before, other] = [base, theirs].map((draft) => placeWords(findPlace(draft, place.key)));
    compare(placePart(place.key), `Place: ${place.name}`, [before, placeWords(place), other]);
  }
  return differences;
}

/** A part as text; undefined where it isn't there. */
type Version = string | undefined;

const takenAway = 'Taken away';
const placePart = (key: string) => `place-${key}`;

/** One's own version with those parts of the other that were chosen in the posted fields. */
export function applyPicks(
  posted: RawInput,
  mine: OrganisationDraft,
  theirs: OrganisationDraft,
): OrganisationDraft {
  const isPicked = (part: string) => posted[pickName(part)] === 'theirs';
  const picked = { ...mine };
  for (const field of draftFields) if (isPicked(field)) picked[field] = theirs[field];
  picked.places = mine.places.flatMap((place) => {
    if (!isPicked(placePart(place.key))) return [place];
    return findPlace(theirs, place.key) ?? [];
  });
  return picked;
}

function findPlace(draft: OrganisationDraft | undefined, key: string): PlaceDraft | undefined {
  return draft?.places.find((place) => place.key === key);
}

/** A place in words to compare and to read; undefined where there is none. */
function placeWords(place: PlaceDraft | undefined): string | undefined {
  if (!place) return undefined;
  if (place.remove) return takenAway;
  return placeFields
    .map((field) => place[field].trim())
    .filter((text) => text !== '')
    .join(', ');
}

/** Browsers send line breaks as two characters. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
