import type { NewPlaceView } from '#features/organisations/index.ts';

/** The form of a listing as its view shows it: made by the presenter, drawn by the view. */

/** The id of a field by its name; anchors and styles don't take the dots of a path. */
export function fieldId(name: string): string {
  return name.replaceAll('.', '-');
}

export interface FormChoice {
  value: string;
  label: string;
  hint?: string;
  isChosen: boolean;
}

/** A question as the form shows it. */
export type FormField = { name: string; label: string; hint?: string; error?: string } & (
  | { control: 'line' | 'date' | 'number' | 'pounds'; value: string }
  | { control: 'text'; value: string; rows: number }
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
  action: string;
  /** Fields that nobody sees: what is edited, and from where it began. */
  hidden: readonly (readonly [name: string, value: string])[];
  errors: readonly { text: string; href: string }[];
  /** What must be asked. */
  short: readonly FormField[];
  terms: readonly TermsView[];
  more: { isOpen: boolean; fields: readonly FormField[] };
  where: {
    isOpen: boolean;
    gist: string;
    fields: readonly FormField[];
    /** A place that isn't one of the organisation's yet; folded away where it has others to choose from. */
    newPlace: NewPlaceView & { isFolded: boolean };
  };
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
