import type { z } from 'zod';
import type { CategorySlug } from '#features/vocabularies/index.ts';
import type { Availability, ListingKind } from '../listing.model.ts';

/** The sign that stands for a kind: a ring is a need, a disc an offer, a rounded square a service. */
export type Sign = 'ring' | 'disc' | 'square';

/** A label and a value that a listing's page shows as a pair. */
export interface Fact {
  label: string;
  value: string;
}

/** A question of the form that a kind's details are asked with. */
export interface DetailField {
  /** Where the answer stands in the details: "cost.terms". Also the field's name. */
  name: string;
  label: string;
  hint?: string;
  /**
   * `line` and `text` are words; `number` and `pounds` are typed as text and kept as a number, pounds in pence;
   * `one` and `any` are chosen from the options; `tick` is yes or no.
   */
  control: 'line' | 'text' | 'number' | 'pounds' | 'date' | 'one' | 'any' | 'tick';
  /** Value and label, for `one` and `any`. */
  options?: readonly (readonly [value: string, label: string])[];
  /** What stands there in an empty form. */
  initial?: string;
  /** Optional, and folded away in the short form. */
  isExtra?: boolean;
  /** Optional, but asked in the short form beside the question that it goes with. */
  isOptional?: boolean;
  /** Asked only about this category. */
  onlyFor?: CategorySlug;
}

/** How a kind is asked for. */
export interface KindForm {
  /** "List something you need", the heading of the form. */
  heading: string;
  /** What belongs here, for whoever chooses a kind. */
  sentence: string;
  titleHint: string;
  /** What the summary says, as its label; nothing that another field asks for. */
  summaryLabel: string;
  summaryHint: string;
  /** In the order in which they are asked. */
  fields: readonly DetailField[];
}

/** Everything the product knows of a kind of listing; a new kind is one file that exports one of these. */
export interface KindDefinition<Details> {
  kind: ListingKind;
  /** "Need" and "Needs", as on cards and in headings. */
  label: string;
  plural: string;
  sign: Sign;
  /** Whether it is one of the four offers. */
  isOffer: boolean;
  /** Whether it carries a category. */
  hasCategory: boolean;
  /** Checks and shapes what this kind asks for beyond the common fields. */
  details: z.ZodType<Details>;
  /** How it is asked for. */
  form: KindForm;
  /** The words in the details that people search for. */
  searchText(details: Details): string;
  /** What the details say, in the order in which the page shows it. */
  facts(details: Details): Fact[];
  /** The last day on which it makes sense, if it has one. */
  endsOn(details: Details, availability: Availability | null): string | null;
}
