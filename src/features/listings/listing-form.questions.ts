import type { Organisation, PlaceKnowledge, Site, SiteCentres } from '#features/organisations/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import type { InputError } from '#web/replies.ts';
import { allOf, oneOf } from './details-form.ts';
import type { DetailField } from './kinds/kind-definition.ts';
import type { ListingKind, TypedFields } from './listing.model.ts';
import type { FormField, ListingFormView } from './listing-form.view.ts';
import type { Suggestions } from './listing-suggestions.ts';

/** Questions of the form of a listing, each with what was typed for it and what is wrong with that. */

/** Parts of the form that a button leads back to, unfolded. */
export const openedParts = ['when', 'where'] as const;
export type OpenedPart = (typeof openedParts)[number];

/** What a form is made from. */
export interface FormSource {
  kind: ListingKind;
  typed: TypedFields;
  errors: readonly InputError[];
  vocabulary: Vocabulary;
  suggestions: Suggestions;
  /** Organisations to choose from for a new entry; one, or none where a curator names it. */
  organisations: readonly Organisation[];
  /** Whether the organisation is named rather than chosen. */
  isNamed: boolean;
  /** Sites of the organisation that is chosen. */
  sites: readonly Site[];
  places: PlaceKnowledge & Pick<SiteCentres, 'wardCentre'>;
  action: string;
  hidden: ListingFormView['hidden'];
  isNew: boolean;
  isDraft: boolean;
  opened?: OpenedPart | undefined;
}

type Asked = {
  name: string;
  label: string;
  hint?: string;
  isOptional?: boolean;
} & (
  | { control: 'line' | 'date' | 'number' | 'pounds' }
  | { control: 'text'; rows: number }
  | { control: 'list'; options: readonly { value: string; label: string }[] }
  | { control: 'one' | 'any'; options: readonly { value: string; label: string; hint?: string }[] }
);

/** A question with what was typed for it and what is wrong with that. */
export function question(source: Pick<FormSource, 'typed' | 'errors'>, asked: Asked): FormField {
  const { isOptional = false, ...rest } = asked;
  const messages = source.errors.filter(({ parameter }) => parameter === asked.name);
  // Several lines of one field can be wrong, each in its own way.
  const error =
    messages.length === 0 ? undefined : [...new Set(messages.map(({ message }) => message))].join('. ');
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
  if (rest.control === 'text') return { ...common, control: 'text', value, rows: rest.rows };
  if (rest.control === 'list') return { ...common, control: 'list', value, options: rest.options };
  return { ...common, control: rest.control, value };
}

export function toField(field: DetailField, source: FormSource): FormField {
  const isOptional = field.isExtra === true || field.isOptional === true;
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
