import { type KnownBy, type Likeness, type LikenessReason, likeness, worthAsking } from './likely-same.ts';
import type { Organisation } from './organisation.model.ts';

/** An organisation that a new one could be. */
export interface SimilarOrganisation extends Likeness {
  organisation: Organisation;
}

/** More than these nobody reads before going on. */
export const mostSimilarShown = 5;
/** A person who has asked for so many that nobody has looked at yet asks for no more. */
export const mostWaiting = 5;

/** Whether one that somebody registers is one that they registered before, by number or name. */
export function standsFor(asked: Omit<KnownBy, 'postcodes'>, before: Omit<KnownBy, 'postcodes'>): boolean {
  const { reasons } = likeness({ ...asked, postcodes: [] }, { ...before, postcodes: [] });
  return reasons.some((reason) => identities.has(reason));
}

const identities: ReadonlySet<LikenessReason> = new Set([
  'same-charity-number',
  'same-company-number',
  'same-name',
]);

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
