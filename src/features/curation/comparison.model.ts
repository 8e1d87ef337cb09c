import { diffWords } from 'diff';

/** What differs between two states of a record, word by word. */

/** A part of a record in words, as people read it. */
export interface DescribedPart {
  /** Names the part across states: "title", "details.Cost". */
  key: string;
  label: string;
  text: string;
}

/** Words that stayed, went or came. */
export interface DiffRun {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

export interface ComparedPart {
  label: string;
  runs: readonly DiffRun[];
  isChanged: boolean;
}

/**
 * Words that went and came beyond which two texts are called different as a whole: looking for what they share would
 * take long, and tell nobody anything.
 */
const mostEdits = 400;

/** The parts of both states, in the order of the later one; parts that are empty in both are left out. */
export function compareParts(
  before: readonly DescribedPart[],
  after: readonly DescribedPart[],
): ComparedPart[] {
  const old = new Map(before.map((part) => [part.key, part]));
  const now = new Set(after.map((part) => part.key));
  const gone = before.filter((part) => !now.has(part.key)).map((part) => ({ ...part, text: '' }));
  return [...after, ...gone].flatMap((part) => {
    const was = old.get(part.key)?.text ?? '';
    if (was === '' && part.text === '') return [];
    const runs = compareWords(was, part.text);
    return [{ label: part.label, runs, isChanged: runs.some((run) => run.kind !== 'same') }];
  });
}

/** One text against another. */
export function compareWords(before: string, after: string): DiffRun[] {
  if (before === after) return [{ kind: 'same', text: after }];
  const changes = diffWords(before, after, { maxEditLength: mostEdits });
  const runs: DiffRun[] = changes
    ? changes.map(({ value, added, removed }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value,
      }))
    : [
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ];
  return runs.filter((run) => run.text !== '');
}
