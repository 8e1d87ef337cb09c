import {
  emptyPlace,
  findPlace,
  isBlankPlace,
  newPlace,
  newPlaceNames,
  publicSite,
  readPlace,
  type Site,
} from '#features/organisations/index.ts';
import { elsewhere, type Vocabulary, wholeBorough } from '#features/vocabularies/index.ts';
import type { InputError } from '#web/replies.ts';
import { dayNames } from './availability-text.ts';
import { allOf, oneOf } from './details-form.ts';
import { kindDefinitions } from './kinds/index.ts';
import { exampleDay } from './kinds/terms.ts';
import type { TypedFields } from './listing.model.ts';
import { mostWeeklyRows, weeklyName } from './listing-form.input.ts';
import { type FormSource, question, toField } from './listing-form.questions.ts';
import { termsViews } from './listing-form.terms.ts';
import { type FormField, fieldId, type ListingFormView, type WeeklyRowView } from './listing-form.view.ts';

/** The form of a listing as its view shows it. */

/** Gathers what the form shows. */
export function toListingForm(source: FormSource): ListingFormView {
  const { kind, typed } = source;
  const definition = kindDefinitions[kind];
  const category = oneOf(typed, 'category');
  // As long as no category is chosen, what is asked about one of them is there as well.
  const asked = definition.form.fields.filter(
    ({ onlyFor }) => onlyFor === undefined || category === '' || onlyFor === category,
  );
  const fieldsOf = (isExtra: boolean) =>
    asked.filter((field) => (field.isExtra === true) === isExtra).map((field) => toField(field, source));
  const short = [...organisationFields(source), ...titleFields(source), ...fieldsOf(false)];
  const terms = termsViews(source);
  const more = [descriptionField(source), ...fieldsOf(true)];
  const where = placeFields(source);
  const when = whenView(source);
  const order = [
    ...[...short, ...terms, ...more, ...where].map(({ name }) => name),
    ...newPlaceNames,
    ...when.days.map(({ name }) => name),
    ...when.rows.flatMap(({ day, from, to }) => [day.name, from.name, to.name]),
    ...when.others.map(({ name }) => name),
  ];
  const isWrong = (fields: readonly { error?: string }[]) => fields.some(({ error }) => error !== undefined);
  return {
    heading: source.isDraft ? definition.form.heading : `Change “${oneOf(typed, 'title')}”`,
    action: source.action,
    hidden: source.hidden,
    errors: errorLinks(source.errors, order),
    short,
    terms,
    more: { isOpen: isWrong(more), fields: more },
    where: {
      isOpen: source.opened === 'where' || isWrong(where) || newPlaceErrors(source).length > 0,
      gist: placeGist(typed, source.vocabulary, source.sites),
      fields: where,
      newPlace: newPlaceView(source),
    },
    when: {
      ...when,
      isOpen: source.opened === 'when' || isWrong([...when.days, ...when.rows, ...when.others]),
    },
    isDraft: source.isDraft,
  };
}

/** What is wrong, in the order of the fields; what has no field of its own leads to the form. */
function errorLinks(errors: readonly InputError[], order: readonly string[]): ListingFormView['errors'] {
  const place = ({ parameter }: InputError) => order.indexOf(parameter);
  return errors
    .toSorted((one, other) => place(one) - place(other))
    .map((error) => ({
      text: error.message,
      href: place(error) === -1 ? '#listing-form' : `#${fieldId(error.parameter)}`,
    }));
}

function descriptionField(source: FormSource): FormField {
  return question(source, {
    name: 'description',
    label: 'Everything else worth knowing',
    control: 'text',
    rows: 5,
    isOptional: true,
  });
}

const dayOptions = [
  { value: '', label: 'No day' },
  ...dayNames.slice(1).map((label, index) => ({ value: String(index + 1), label })),
];

function whenView(source: FormSource): Omit<ListingFormView['when'], 'isOpen'> {
  const optional = { isOptional: true } as const;
  return {
    days: [
      question(source, { ...optional, name: 'from', label: 'First day', control: 'date' }),
      question(source, { ...optional, name: 'until', label: 'Last day', control: 'date' }),
    ],
    rows: weeklyRows(source),
    dayOptions,
    others: [
      question(source, {
        ...optional,
        name: 'dates',
        label: 'Single dates',
        hint: `One a line, such as ${exampleDay}.`,
        control: 'text',
        rows: 3,
      }),
      question(source, {
        ...optional,
        name: 'whenNote',
        label: 'More about when',
        hint: 'Such as “not in school holidays”.',
        control: 'line',
      }),
    ],
  };
}

function organisationFields(source: FormSource): FormField[] {
  if (!source.isNew) return [];
  if (source.isNamed) {
    return [
      question(source, {
        name: 'organisation',
        label: 'Which organisation is it for?',
        hint: 'Its name as it is listed.',
        control: 'line',
      }),
    ];
  }
  if (source.organisations.length < 2) return [];
  return [
    question(source, {
      name: 'organisation',
      label: 'For which of your organisations?',
      control: 'list',
      options: [
        { value: '', label: 'Choose one' },
        ...source.organisations.map(({ slug, name }) => ({ value: slug, label: name })),
      ],
    }),
  ];
}

function titleFields(source: FormSource): FormField[] {
  const { form, hasCategory } = kindDefinitions[source.kind];
  const categories = [...source.vocabulary.categories.values()];
  return [
    ...(hasCategory
      ? [
          question(source, {
            name: 'category',
            label: 'What is it about?',
            control: 'list',
            options: [
              { value: '', label: 'Choose one' },
              ...categories.map(({ slug, label }) => ({ value: slug, label })),
            ],
          }),
        ]
      : []),
    question(source, { name: 'title', label: 'Title', hint: form.titleHint, control: 'line' }),
    question(source, {
      name: 'summary',
      label: form.summaryLabel,
      hint: form.summaryHint,
      control: 'text',
      rows: 3,
    }),
  ];
}

function placeFields(source: FormSource): FormField[] {
  const { vocabulary, sites } = source;
  const areas = [...vocabulary.areas.values()];
  const isWide = (slug: string) => slug === wholeBorough || slug === elsewhere;
  const ordered = [
    ...areas.filter(({ slug }) => slug === wholeBorough),
    ...areas.filter(({ slug }) => !isWide(slug)),
  ];
  const last = areas.filter(({ slug }) => slug === elsewhere);
  return [
    question(source, {
      name: 'areas',
      label: 'Where is it for?',
      hint: 'The whole borough, or the wards that it is for.',
      control: 'any',
      options: [...ordered, ...last].map(({ slug, label }) => ({ value: slug, label })),
    }),
    ...(sites.length === 0
      ? []
      : [
          question(source, {
            name: 'sites',
            label: 'Where does it take place?',
            hint: 'Tick none if it has no place of its own.',
            control: 'any',
            options: sites.map((site) => ({
              value: site.id,
              label: site.name,
              hint: shownOf(site, source.places.wardCentre),
            })),
          }),
        ]),
  ];
}

/** What people see of a place, in plain words. */
export function shownOf(site: Site, wardCentre: FormSource['places']['wardCentre']): string {
  if (site.visibility === 'hidden') return 'People don’t see where this is.';
  const shown = publicSite(site, { wardCentre, outcodeCentre: () => undefined });
  if (site.visibility === 'address') {
    const address = [shown?.address, shown?.postcode].filter(Boolean).join(', ');
    return address === '' ? 'People see the address.' : `People see ${address}.`;
  }
  const ward = shown?.wardName ?? null;
  return ward === null ? 'People don’t see the address.' : `People see ${ward}, not the address.`;
}

function placeGist(typed: TypedFields, vocabulary: Vocabulary, sites: readonly Site[]): string {
  const areas = allOf(typed, 'areas').map((slug) => vocabulary.areas.get(slug)?.label ?? slug);
  const named = sites.filter(({ id }) => allOf(typed, 'sites').includes(id)).map(({ name }) => name);
  return [...areas, ...named].slice(0, 4).join(', ');
}

function newPlaceErrors({ errors }: FormSource): InputError[] {
  return errors.filter(({ parameter }) => newPlaceNames.includes(parameter));
}

function newPlaceView(source: FormSource): ListingFormView['where']['newPlace'] {
  const { typed, places, sites } = source;
  const read = readPlace(typed, newPlace);
  const place = isBlankPlace(read) ? emptyPlace() : read;
  const errors = newPlaceErrors(source);
  return {
    place,
    found: findPlace(place, places),
    errors,
    wards: places.wards(),
    isFolded: sites.length > 0 && isBlankPlace(place) && errors.length === 0,
  };
}

/** Rows with what was typed, and two to spare. */
function weeklyRows(source: FormSource): WeeklyRowView[] {
  const { typed, errors } = source;
  const part = (row: number, name: 'day' | 'from' | 'to') => ({
    name: weeklyName(row, name),
    value: oneOf(typed, weeklyName(row, name)),
  });
  const all = Array.from({ length: mostWeeklyRows }, (_each, index) => {
    const number = index + 1;
    const error = errors.find(({ parameter }) => parameter.startsWith(`weekly-${number}-`))?.message;
    const view = { number, day: part(number, 'day'), from: part(number, 'from'), to: part(number, 'to') };
    return error === undefined ? view : { ...view, error };
  });
  const filled = all.filter(({ day, from, to }) => [day, from, to].some(({ value }) => value !== ''));
  return all.slice(0, Math.max(3, (filled.at(-1)?.number ?? 0) + 2));
}
