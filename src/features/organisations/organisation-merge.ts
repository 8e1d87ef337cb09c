import type { RawInput } from '#web/input.ts';
import { pickName, pickOf, type VersionDifference, versionToBegin } from '#web/two-versions.ts';
import { type DraftField, draftFields, type OrganisationDraft } from './organisation-draft.ts';
import { newPlace, type PlaceDraft, placeFields } from './place-draft.ts';

/** Two people have changed an organisation's entry: what each wrote, part by part, and the outcome of choosing. Pure. */

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

/**
 * The parts in which two versions differ that began from the same one, both side by side; `base` is that one, if it is
 * known. A place that only the other has added is no difference: it stays.
 */
export function compareDrafts(
  base: OrganisationDraft | undefined,
  mine: OrganisationDraft,
  theirs: OrganisationDraft,
): VersionDifference[] {
  const differences: VersionDifference[] = [];
  const compare = (part: string, label: string, versions: [Words, Words, Words]) => {
    const [before, own, other] = versions.map((text) => (text === undefined ? undefined : lines(text)));
    if (own === other) return;
    differences.push({
      name: pickName(part),
      label,
      mine: own ?? '',
      theirs: other ?? takenAway,
      chosen: versionToBegin({
        isBaseKnown: base !== undefined,
        mine: own !== before,
        theirs: other !== before,
      }),
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
type Words = string | undefined;

const takenAway = 'Taken away';
const placePart = (key: string) => `place-${key}`;

/** One's own version with those parts of the other that were chosen in the posted fields. */
export function applyPicks(
  posted: RawInput,
  mine: OrganisationDraft,
  theirs: OrganisationDraft,
): OrganisationDraft {
  const isPicked = (part: string) => pickOf(posted, part) === 'theirs';
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
