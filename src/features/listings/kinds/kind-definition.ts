import type { z } from 'zod';
import type { Availability, ListingKind } from '../listing.model.ts';

/** The sign that stands for a kind: a ring is a need, a disc an offer, a rounded square a service. */
export type Sign = 'ring' | 'disc' | 'square';

/** A label and a value that a listing's page shows as a pair. */
export interface Fact {
  label: string;
  value: string;
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
  /** The words in the details that people search for. */
  searchText(details: Details): string;
  /** What the details say, in the order in which the page shows it. */
  facts(details: Details): Fact[];
  /** The last day on which it makes sense, if it has one. */
  endsOn(details: Details, availability: Availability | null): string | null;
}
