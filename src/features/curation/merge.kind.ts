import type { Db, Transaction } from '#db/client.ts';
import type { Person } from '#platform/actor.ts';
import type { Choices, MergePlan } from './merge.model.ts';

/** What differs between merging organisations and merging listings; the service does the rest. */

/** What of a record everybody needs who merges it. */
export interface MergeSubject {
  rowId: number;
  id: string;
  slug: string;
  /** What it is called. */
  title: string;
  /** Beside the title: "Resource · space, Lantern Trust". */
  gist: string;
  /** "Confirmed 3 days ago"; null for what isn't confirmed. */
  freshness: string | null;
  /** Whether it can be one of the two: it is public, and not archived. */
  isMergeable: boolean;
}

export interface MergeKind {
  /** Records as they stand, by row. */
  subjects(db: Db, rowIds: readonly number[]): Map<number, MergeSubject>;
  /** Which of the two is better kept, by row. */
  better(db: Db, oneRowId: number, otherRowId: number): number;
  /** What would happen. Reads only. */
  plan(db: Db, pair: { keptRowId: number; goneRowId: number }, asked: Choices): MergePlan;
  /**
   * Carries a plan out in its transaction; the other record is archived by it. Returns what undoing needs, as plain
   * data. Throws `RuleError` where the outcome would break a rule.
   */
  carryOut(
    tx: Transaction,
    actor: Person,
    merge: { keptRowId: number; goneRowId: number; choices: Choices },
  ): unknown;
  /** Why a merge can't be undone any more; empty where it can. */
  obstaclesToUndo(db: Db, merge: { keptRowId: number; goneRowId: number; undo: unknown }): string[];
  /** Restores the state before. */
  undo(tx: Transaction, actor: Person, merge: { keptRowId: number; goneRowId: number; undo: unknown }): void;
}
