import type { Arrangement } from './arrangement.model.ts';

/** What somebody can do about an enquiry, as a form asks for it. */

/** How an exchange went, as one side says. */
export interface Report {
  hours: number | null;
  items: number | null;
  /** Whole pounds. */
  pounds: number | null;
  /** 1 to 5, see `helpfulness`. */
  helpful: number;
  sentence: string;
  isSentencePublic: boolean;
  agreesToNames: boolean;
  /** What it did for the need; only whoever received it is asked. */
  needMet: 'wholly' | 'partly' | null;
  /** Whether nothing is left of the offer; only whoever gave it is asked. */
  isOfferTaken: boolean;
}

export type Step =
  | { type: 'write'; words: string }
  | { type: 'accept'; words: string }
  /** `words` is the kind wording that the other side reads. */
  | { type: 'decline'; words: string; privateReason: string | null }
  | { type: 'arrange'; arrangement: Arrangement; words: string }
  | { type: 'report'; report: Report; words: '' }
  | { type: 'did-not-happen'; words: string }
  | { type: 'cancel'; words: string };
