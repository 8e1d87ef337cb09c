import { createHash } from 'node:crypto';
import type { SynonymGroup } from './vocabulary.model.ts';

/** How curators' changes lie over the supplied synonyms; pure. */

/** What curators made of a group, as its row holds it. */
export interface CuratedSynonyms extends SynonymGroup {
  id: string;
  state: 'in-force' | 'removed' | 'as-supplied';
  version: number;
  changedAt: Date;
}

/** A group as curators see it. */
export interface SynonymEntry {
  id: string;
  /** What it says; of a removed one what it said. */
  group: SynonymGroup;
  /** `supplied` as the product brings it, `changed` from that, `own` where only this borough has it. */
  origin: 'supplied' | 'changed' | 'own';
  isRemoved: boolean;
  /** What the product brings under this id. */
  supplied: SynonymGroup | undefined;
  /** Of the curators' changes; 0 before the first. */
  version: number;
  changedAt: Date | undefined;
}

/**
 * Names a supplied group by what it begins with, so that a later version of the product that adds words to it still
 * means the same group. No two groups of a direction begin with the same term.
 */
export function suppliedId({ direction, terms }: SynonymGroup): string {
  const name = `${direction}:${terms[0] ?? ''}`;
  return `supplied-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}

/** Every group with what curators made of it: the supplied ones in their order, then the borough's own. */
export function layerSynonyms(
  supplied: readonly SynonymGroup[],
  curated: readonly CuratedSynonyms[],
): SynonymEntry[] {
  const changes = new Map(curated.map((change) => [change.id, change]));
  const entries = supplied.map((group): SynonymEntry => {
    const id = suppliedId(group);
    const change = changes.get(id);
    changes.delete(id);
    return toEntry(id, group, change);
  });
  const own = [...changes.values()].flatMap((change) =>
    // What was supplied once and isn't any more, and nobody changed: nothing to show.
    change.state === 'as-supplied' ? [] : [toEntry(change.id, undefined, change)],
  );
  return [...entries, ...own];
}

function toEntry(
  id: string,
  supplied: SynonymGroup | undefined,
  change: CuratedSynonyms | undefined,
): SynonymEntry {
  const isChanged = change !== undefined && change.state !== 'as-supplied';
  const { direction, terms, finds } = (isChanged ? change : supplied) ?? {
    direction: 'two-way',
    terms: [],
    finds: [],
  };
  return {
    id,
    group: { direction, terms, finds },
    origin: supplied === undefined ? 'own' : isChanged ? 'changed' : 'supplied',
    isRemoved: change?.state === 'removed',
    supplied,
    version: change?.version ?? 0,
    changedAt: change?.changedAt,
  };
}

/** The groups that searches use. */
export function groupsInForce(entries: readonly SynonymEntry[]): SynonymGroup[] {
  return entries.flatMap(({ group, isRemoved }) => (isRemoved ? [] : [group]));
}
