import { type Organisation, publicSite, type Site } from '#features/organisations/index.ts';
import { elsewhere, type Vocabulary, wholeBorough } from '#features/vocabularies/index.ts';
import type { RawInput } from '#web/input.ts';
import type { InputError } from '#web/replies.ts';
import { dayNames } from './availability-text.ts';
import { allOf, oneOf } from './details-form.ts';
import { kindDefinitions } from './kinds/index.ts';
import type { DetailField } from './kinds/kind-definition.ts';
import type { ListingKind } from './listing.model.ts';
import { listingPaths } from './listing.paths.ts';
import { mostWeeklyRows, weeklyName } from './listing-form.input.ts';
import { kindsWithSkills, type SuggestedTerm, type Suggestions } from './listing-suggestions.ts';

/** The form of a listing as its view shows it. */

export interface FormChoice {
  value: string;
  label: string;
  hint?: string;
  isChosen: boolean;
}

/** A question as the form shows it. */
export type FormField = { name: string; label: string; hint?: string; error?: string } & (
  | { control: 'line' | 'date' | 'number' | 'pounds'; value: string; most?: number }
  | { control: 'text'; value: string; rows: number; most?: number }
  | { control: 'list'; value: string; options: readonly { value: string; label: string }[] }
  | { control: 'one' | 'any'; choices: readonly FormChoice[] }
);

/** Terms to choose from: what is suggested or chosen, and the others folded away. */
export interface TermsView {
  name: 'themes' | 'skills';
  label: string;
  hint: string;
  error?: string;
  first: readonly FormChoice[];
  rest: readonly { heading: string | null; choices: readonly FormChoice[] }[];
  restLabel: string;
}

export interface WeeklyRowView {
  number: number;
  day: { name: string; value: string };
  from: { name: string; value: string };
  to: { name: string; value: string };
  error?: string;
}

export interface ListingFormView {
  heading: string;
  kindLabel: string;
  action: string;
  /** Fields that nobody sees: what is edited, and from where it began. */
  hidden: readonly (readonly [name: string, value: string])[];
  errors: readonly { text: string; href: string }[];
  /** What must be asked. */
  short: readonly FormField[];
  terms: readonly TermsView[];
  more: { isOpen: boolean; fields: readonly FormField[] };
  where: { isOpen: boolean; gist: string; fields: readonly FormField[]; placesLink: string | null };
  when: {
    isOpen: boolean;
    days: readonly FormField[];
    rows: readonly WeeklyRowView[];
    dayOptions: readonly { value: string; label: string }[];
    others: readonly FormField[];
  };
  /** Whether it can be kept unfinished. */
  isDraft: boolean;
}

/** What a form is made from. */
export interface FormSource {
  kind: ListingKind;
  typed: RawInput;
  errors: readonly InputError[];
  vocabulary: Vocabulary;
  suggestions: Suggestions;
  /** Organisations to choose from for a new entry; one, or none where a curator names it. */
  organisations: readonly Organisation[];
  /** Whether the organisation is named rather than chosen. */
  isNamed: boolean;
  /** Sites of the organisation that is chosen. */
  sites: readonly Site[];
  wardCentre: (slug: string) => { name: string; latitude: number; longitude: number } | undefined;
  action: string;
  hidden: ListingFormView['hidden'];
  isNew: boolean;
  isDraft: boolean;
  opened?: 'when' | undefined;
}

/** Gathers what the form shows. */
export function toListingForm(source: FormSource): ListingFormView {
  const { kind, typed, vocabulary } = source;
  const definition = kindDefinitions[kind];
  const category = oneOf(typed, 'category');
  // As long as no category is chosen, what is asked about one of them is there as well.
  const asked = definition.form.fields
    .filter(({ onlyFor }) => onlyFor === undefined || category === '' || onlyFor === category)
    .map((field) => ({ field, view: toField(field, source) }));
  const [short, extra] = [
    asked.filter(({ field }) => !field.isExtra),
    asked.filter(({ field }) => field.isExtra),
  ];
  const more = [
    question(source, {
      name: 'description',
      label: 'Everything else worth knowing',
      control: 'text',
      rows: 5,
      most: 10_000,
      isOptional: true,
    }),
    ...extra.map(({ view }) => view),
  ];
  const where = placeFields(source);
  const whenNames = ['from', 'until', 'dates', 'whenNote'];
  const isWhenWrong = source.errors.some(
    ({ parameter }) => whenNames.includes(parameter) || parameter.startsWith('weekly-'),
  );
  return {
    heading: source.isNew ? definition.form.heading : headingFor(typed, definition.label),
    kindLabel: definition.label,
    action: source.action,
    hidden: source.hidden,
    errors: source.errors.map(({ parameter, message }) => ({ text: message, href: `#${parameter}` })),
    short: [...organisationFields(source), ...titleFields(source), ...short.map(({ view }) => view)],
    terms: termsViews(source),
    more: { isOpen: more.some((field) => field.error !== undefined), fields: more },
    where: {
      isOpen: where.some((field) => field.error !== undefined),
      gist: placeGist(typed, vocabulary, source.sites),
      fields: where,
      placesLink: placesLink(source),
    },
    when: {
      isOpen: isWhenWrong || source.opened === 'when',
      days: [
        question(source, { name: 'from', label: 'First day', control: 'date', isOptional: true }),
        question(source, { name: 'until', label: 'Last day', control: 'date', isOptional: true }),
      ],
      rows: weeklyRows(source),
      dayOptions: [
        { value: '', label: 'No day' },
        ...dayNames.slice(1).map((label, index) => ({ value: String(index + 1), label })),
      ],
      others: [
        question(source, {
          name: 'dates',
          label: 'Single dates',
          hint: 'One a line, such as 12 December 2026.',
          control: 'text',
          rows: 3,
          isOptional: true,
        }),
        question(source, {
          name: 'whenNote',
          label: 'More about when',
          hint: 'Such as “not in school holidays”.',
          control: 'line',
          isOptional: true,
        }),
      ],
    },
    isDraft: source.isDraft,
  };
}

function headingFor(typed: RawInput, kindLabel: string): string {
  const title = oneOf(typed, 'title');
  return title === '' ? `${kindLabel} without a title` : `Change “${title}”`;
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
    question(source, { name: 'title', label: 'Title', hint: form.titleHint, control: 'line', most: 120 }),
    question(source, {
      name: 'summary',
      label: 'What it is, and for whom',
      hint: form.summaryHint,
      control: 'text',
      rows: 3,
      most: 400,
    }),
  ];
}

type Asked = {
  name: string;
  label: string;
  hint?: string;
  isOptional?: boolean;
  most?: number;
} & (
  | { control: 'line' | 'date' | 'number' | 'pounds' }
  | { control: 'text'; rows: number }
  | { control: 'list'; options: readonly { value: string; label: string }[] }
  | { control: 'one' | 'any'; options: readonly { value: string; label: string; hint?: string }[] }
);

/** A question with what was typed for it and what is wrong with that. */
function question(source: Pick<FormSource, 'typed' | 'errors'>, asked: Asked): FormField {
  const { isOptional = false, ...rest } = asked;
  const error = source.errors.find(({ parameter }) => parameter === asked.name)?.message;
  const common = {
    name: asked.name,
    label: isOptional ? `${asked.label} (optional)` : asked.label,
    ...(asked.hint === undefined ? {} : { hint: asked.hint }),
    ...(error === undefined ? {} : { error }),
  };
  if (rest.control === 'one' || rest.control === 'any') {
    const chosen = allOf(source.typed, asked.name);
    const choices = rest.options.map((option) => ({ ...option, isChosen: chosen.includes(option.value) }));
    return { ...common, control: rest.control, choices };
  }
  const value = oneOf(source.typed, asked.name);
  const most = asked.most === undefined ? {} : { most: asked.most };
  if (rest.control === 'text') return { ...common, control: 'text', value, rows: rest.rows, ...most };
  if (rest.control === 'list') return { ...common, control: 'list', value, options: rest.options };
  return { ...common, control: rest.control, value, ...most };
}

function toField(field: DetailField, source: FormSource): FormField {
  const isOptional = field.isExtra === true;
  const common = {
    name: field.name,
    label: field.label,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
  };
  switch (field.control) {
    case 'one':
    case 'any': {
      const options = (field.options ?? []).map(([value, optionLabel]) => ({ value, label: optionLabel }));
      return question(source, { ...common, control: field.control, options, isOptional });
    }
    case 'tick':
      return question(source, {
        ...common,
        control: 'any',
        options: [{ value: 'yes', label: 'Yes' }],
        isOptional,
      });
    case 'text':
      return question(source, { ...common, control: 'text', rows: 3, isOptional });
    default:
      return question(source, { ...common, control: field.control, isOptional });
  }
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
              hint: shownOf(site, source.wardCentre),
            })),
          }),
        ]),
  ];
}

/** What people see of a place, in plain words. */
export function shownOf(site: Site, wardCentre: FormSource['wardCentre']): string {
  if (site.visibility === 'hidden') return 'People don’t see where this is.';
  const shown = publicSite(site, { ward: wardCentre, outcode: () => undefined });
  if (site.visibility === 'address') {
    const address = [shown?.address, shown?.postcode].filter(Boolean).join(', ');
    return address === '' ? 'People see the address.' : `People see ${address}.`;
  }
  const ward = shown?.wardName ?? null;
  return ward === null ? 'People don’t see the address.' : `People see ${ward}, not the address.`;
}

function placeGist(typed: RawInput, vocabulary: Vocabulary, sites: readonly Site[]): string {
  const areas = allOf(typed, 'areas').map((slug) => vocabulary.areas.get(slug)?.label ?? slug);
  const named = sites.filter(({ id }) => allOf(typed, 'sites').includes(id)).map(({ name }) => name);
  return [...areas, ...named].slice(0, 4).join(', ');
}

function placesLink({ sites, organisations }: FormSource): string | null {
  const [only, ...others] = organisations;
  if (sites.length > 0 || only === undefined || others.length > 0) return null;
  return listingPaths.organisationEdit(only.slug);
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

function termsViews(source: FormSource): TermsView[] {
  const { vocabulary, typed, suggestions, kind } = source;
  const themes = [...vocabulary.themes.values()];
  const skills = [...vocabulary.skills.values()];
  const asksSkills = kindsWithSkills.includes(kind) || allOf(typed, 'skills').length > 0;
  return [
    terms(source, {
      name: 'themes',
      label: 'What it helps with',
      hint: 'Tick what fits, or leave it to us: with none ticked, we go by your words.',
      suggested: suggestions.themes,
      groups: [{ heading: null, terms: themes }],
      restLabel: 'All themes',
    }),
    ...(asksSkills
      ? [
          terms(source, {
            name: 'skills',
            label: 'Skills',
            hint: kind === 'skill' ? 'So that whoever needs them finds you.' : 'If it takes any (optional).',
            suggested: suggestions.skills,
            groups: [...vocabulary.skillGroups.values()].map((group) => ({
              heading: group.label,
              terms: skills.filter(({ groupSlug }) => groupSlug === group.slug),
            })),
            restLabel: 'All skills',
          }),
        ]
      : []),
  ];
}

function terms(
  source: FormSource,
  asked: Pick<TermsView, 'name' | 'label' | 'hint' | 'restLabel'> & {
    suggested: readonly SuggestedTerm[];
    groups: readonly { heading: string | null; terms: readonly { slug: string; label: string }[] }[];
  },
): TermsView {
  const { suggested, groups, ...common } = asked;
  const chosen = allOf(source.typed, asked.name);
  const reasons = new Map(suggested.map(({ slug, because }) => [slug, because]));
  const isFirst = (slug: string) => chosen.includes(slug) || reasons.has(slug);
  const choice = ({ slug, label }: { slug: string; label: string }): FormChoice => {
    const because = reasons.get(slug);
    const hint =
      because === undefined || because.length === 0 ? {} : { hint: `because: ${because.join(', ')}` };
    return { value: slug, label, isChosen: chosen.includes(slug), ...hint };
  };
  const error = source.errors.find(({ parameter }) => parameter === asked.name)?.message;
  return {
    ...common,
    ...(error === undefined ? {} : { error }),
    first: groups.flatMap((group) => group.terms.filter(({ slug }) => isFirst(slug)).map(choice)),
    rest: groups
      .map((group) => ({
        heading: group.heading,
        choices: group.terms.filter(({ slug }) => !isFirst(slug)).map(choice),
      }))
      .filter((group) => group.choices.length > 0),
  };
}
