import { type KnownBy, type Likeness, likeness, worthAsking } from './likely-same.ts';
import type { Organisation } from './organisation.model.ts';

/** An organisation that a new one could be. */
export interface SimilarOrganisation extends Likeness {
  organisation: Organisation;
}

/** More than these nobody reads before going on. */
export const mostSimilarShown = 5;
/** A person who has asked for so many that nobody has looked at yet asks for no more. */
export const mostWaiting = 5;

/** Those worth asking about, likeliest first. */
export function likeliest(
  asked: KnownBy,
  candidates: readonly { organisation: Organisation; knownBy: KnownBy }[],
): SimilarOrganisation[] {
  return candidates
    .map(({ organisation, knownBy }) => ({ organisation, ...likeness(asked, knownBy) }))
    .filter(({ score }) => score >= worthAsking)
    .toSorted((a, b) => b.score - a.score || a.organisation.rowId - b.organisation.rowId)
    .slice(0, mostSimilarShown);
}
