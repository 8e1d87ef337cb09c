import type { RawInput } from './input.ts';
import type { InputError } from './replies.ts';

/** Two people have changed the same: what each wrote, part by part, and what was chosen of it. Pure. */

export type Version = 'mine' | 'theirs';

/** A part in which the two differ. */
export interface VersionDifference {
  /** The name of the choice between the two; its value is a {@link Version}. */
  name: string;
  label: string;
  mine: string;
  theirs: string;
  /** What counts unless somebody chooses otherwise; null: somebody has to choose. */
  chosen: Version | null;
}

/** The name of the choice for a part. */
export const pickName = (part: string) => `pick-${part}`;

/**
 * What counts to begin with: of a part that only one has changed their version. Where both have, or where what they
 * began from isn't known, nothing is decided for anybody.
 */
export function versionToBegin(changed: {
  isBaseKnown: boolean;
  mine: boolean;
  theirs: boolean;
}): Version | null {
  if (!changed.isBaseKnown || changed.mine === changed.theirs) return null;
  return changed.mine ? 'mine' : 'theirs';
}

/** Which version was chosen of a part in the posted fields; null where none was. */
export function pickOf(posted: RawInput, part: string): Version | null {
  return versionIn(posted[pickName(part)]);
}

/** The same differences with what was chosen in the posted fields. */
export function withPicks(differences: readonly VersionDifference[], posted: RawInput): VersionDifference[] {
  return differences.map((each) => ({ ...each, chosen: versionIn(posted[each.name]) }));
}

/** What is still to be chosen, as what is wrong with the form. */
export function unchosen(differences: readonly VersionDifference[]): InputError[] {
  return differences
    .filter(({ chosen }) => chosen === null)
    .map(({ name, label }) => ({ parameter: name, message: `Choose which counts for “${label}”` }));
}

function versionIn(value: string | string[] | undefined): Version | null {
  return value === 'mine' || value === 'theirs' ? value : null;
}
