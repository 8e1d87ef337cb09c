import { createHash } from 'node:crypto';
import { merges } from '#db/schema/curation.ts';

/** Merging two records into one: what is chosen, what goes where, and whether it may be. Pure. */

export const mergedTypes = merges.subjectType.enumValues;
export type MergedType = (typeof mergedTypes)[number];

/** Which of the two: the one that stays, or the one that becomes part of it. */
export type Side = 'kept' | 'gone';

/** A part of both records that says something different in each. */
export interface FieldDifference {
  /** Names it in forms: "title". */
  key: string;
  label: string;
  /** What each says, in words. */
  kept: string;
  gone: string;
  /** Which is better, as far as one can tell. */
  suggested: Side;
}

/** Which value of each part that differs stays; what isn't named stays as it is in the record that is kept. */
export type Choices = Readonly<Record<string, Side>>;

/** Things of a kind that go to the record that is kept, or stay behind. */
export interface Bundle {
  /** "Listings". */
  label: string;
  names: readonly string[];
  /** What becomes of them, where the label doesn't say it. */
  note?: string;
}

/** What would happen, for people to read before it does. */
export interface MergePlan {
  differences: readonly FieldDifference[];
  choices: Choices;
  /** What goes to the record that is kept. */
  moves: readonly Bundle[];
  /** What is left behind with the other, which is archived. */
  stays: readonly Bundle[];
  /** Why it can't be now; empty where it can. */
  obstacles: readonly string[];
  /** Stands for the state of everything that the plan is made from: another one means that something has changed. */
  sight: string;
}

/**
 * Which of two values is likely the better one: whatever is filled; of two, the one from the record that was confirmed
 * later, unless it says next to nothing beside the other.
 *
 * @param newer the record that was confirmed later, or that is kept where that isn't known
 */
export function suggestSide(kept: string, gone: string, newer: Side): Side {
  const [later, earlier] = newer === 'kept' ? [kept, gone] : [gone, kept];
  const isMeagre = later.length * muchFuller < earlier.length;
  return isMeagre ? otherSide(newer) : newer;
}

/** Times as long a text must be to count as the better filled of two. */
const muchFuller = 4;

export function otherSide(side: Side): Side {
  return side === 'kept' ? 'gone' : 'kept';
}

/** What was chosen, part by part; where nothing was, what is suggested. Names of other parts count for nothing. */
export function chosenOf(differences: readonly FieldDifference[], asked: Choices): Choices {
  return Object.fromEntries(differences.map(({ key, suggested }) => [key, asked[key] ?? suggested]));
}

/** A text that stands for everything that a plan is made from. */
export function sightOfPlan(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}
