import { newPlace, newPlaceNames, placeFieldName, type Site } from '#features/organisations/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import type { IsoDate } from '#platform/clock.ts';
import { pickName, pickOf, type VersionDifference, versionToBegin } from '#web/two-versions.ts';
import { availabilityText } from './availability-text.ts';
import { allOf, oneOf } from './details-form.ts';
import { kindDefinitions } from './kinds/index.ts';
import type { ListingKind, TypedFields } from './listing.model.ts';
import { keepFields, readContent, saysTheSame } from './listing-form.input.ts';

/** Two people have changed the same entry: what each wrote, part by part, and the outcome of choosing. Pure. */

/** A part of the form that is chosen as a whole. */
interface Part {
  /** Names the choice: "pick-title". */
  key: string;
  label: string;
  /** Whether a field belongs to it. */
  holds: (name: string) => boolean;
  /** What was typed, in words. */
  words: (typed: TypedFields) => string;
}

/** In whose words a part is told. */
export interface MergeTerms {
  kind: ListingKind;
  vocabulary: Vocabulary;
  sites: readonly Site[];
  today: IsoDate;
}

/** The parts in which two forms differ that began from the same one; `base` is that one, if it is known. */
export function differences(
  base: TypedFields | undefined,
  mine: TypedFields,
  theirs: TypedFields,
  terms: MergeTerms,
): VersionDifference[] {
  return partsOf(terms)
    .filter((part) => !saysTheSame(only(mine, part), only(theirs, part)))
    .map((part) => {
      const before = only(base ?? {}, part);
      return {
        name: pickName(part.key),
        label: part.label,
        mine: part.words(mine),
        theirs: part.words(theirs),
        chosen: versionToBegin({
          isBaseKnown: base !== undefined,
          mine: !saysTheSame(only(mine, part), before),
          theirs: !saysTheSame(only(theirs, part), before),
        }),
      };
    });
}

/** One's own form, with those parts of the other that were chosen in the posted fields. */
export function merge(posted: TypedFields, theirs: TypedFields, terms: MergeTerms): TypedFields {
  let merged = keepFields(terms.kind, posted);
  for (const part of partsOf(terms)) {
    if (pickOf(posted, part.key) !== 'theirs') continue;
    const others = Object.entries(merged).filter(([name]) => !part.holds(name));
    merged = { ...Object.fromEntries(others), ...only(theirs, part) };
  }
  return merged;
}

function only(typed: TypedFields, part: Part): TypedFields {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => part.holds(name)));
}

function partsOf(terms: MergeTerms): Part[] {
  const { kind, vocabulary, sites, today } = terms;
  const labels = (name: string, known: ReadonlyMap<string, { label: string }>) => (typed: TypedFields) =>
    allOf(typed, name)
      .map((slug) => known.get(slug)?.label ?? slug)
      .join(', ');
  const part = (key: string, label: string, words = (typed: TypedFields) => oneOf(typed, key)): Part => ({
    key,
    label,
    words,
    holds: (name) => name === key,
  });
  return [
    part('category', 'What it is about', labels('category', vocabulary.categories)),
    part('title', 'Title'),
    part('summary', kindDefinitions[kind].form.summaryLabel),
    part('description', 'Everything else worth knowing'),
    part('themes', 'What it helps with', labels('themes', vocabulary.themes)),
    part('skills', 'Skills', labels('skills', vocabulary.skills)),
    part('areas', 'Where it is for', labels('areas', vocabulary.areas)),
    part(
      'sites',
      'Where it takes place',
      labels('sites', new Map(sites.map(({ id, name }) => [id, { label: name }]))),
    ),
    {
      key: 'place',
      label: 'Another place',
      holds: (name) => newPlaceNames.includes(name),
      words: (typed) =>
        (['name', 'address', 'postcode'] as const)
          .map((field) => oneOf(typed, placeFieldName(newPlace, field)))
          .filter((text) => text !== '')
          .join(', '),
    },
    {
      key: 'when',
      label: 'When',
      holds: (name) => ['from', 'until', 'dates', 'whenNote'].includes(name) || name.startsWith('weekly-'),
      words: (typed) => whenText(kind, typed, today),
    },
    ...kindDefinitions[kind].form.fields.map((field) =>
      part(field.name, field.label, (typed) => {
        if (field.control === 'tick') return oneOf(typed, field.name) === 'yes' ? 'Yes' : 'No';
        const options = new Map((field.options ?? []).map(([value, label]) => [value, { label }]));
        return field.options === undefined ? oneOf(typed, field.name) : labels(field.name, options)(typed);
      }),
    ),
  ];
}

/** In words where it can be read, else as it was typed. */
function whenText(kind: ListingKind, typed: TypedFields, today: IsoDate): string {
  const { availability } = readContent(kind, typed, today);
  const isReadable = (availability?.weekly ?? []).every(
    ({ day, from, to }) => Number.isInteger(day) && /^\d\d:\d\d$/.test(from) && /^\d\d:\d\d$/.test(to),
  );
  const days = [availability?.from, availability?.until, ...(availability?.dates ?? [])];
  const areDays = days.every((day) => day === undefined || /^\d{4}-\d\d-\d\d$/.test(day));
  if (isReadable && areDays) return availabilityText(availability, today);
  return Object.entries(typed)
    .filter(([name]) => ['from', 'until', 'dates', 'whenNote'].includes(name) || name.startsWith('weekly-'))
    .map(([, value]) => String(value))
    .join(', ');
}
