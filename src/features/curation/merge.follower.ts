import type { Transaction } from '#db/client.ts';
import type { MergedType } from './merge.model.ts';

/**
 * What a higher feature keeps of records, and moves along when two of them are merged: in the merge's own transaction, so
 * that nobody is let in to what isn't theirs, or kept from what is, until some task comes round.
 */

/** Two records that were merged, by row. */
export interface MergedPair {
  type: MergedType;
  keptRowId: number;
  goneRowId: number;
}

export interface MergeFollower {
  /** Moves along what hung on the one that went. Returns what moving it back needs, as plain data. */
  follow(tx: Transaction, merged: MergedPair): unknown;
  /**
   * Moves it back, once both records stand as they did before. `noted` is what {@link MergeFollower.follow} returned;
   * undefined for a merge that was made before it was noted.
   */
  goBack(tx: Transaction, merged: MergedPair & { mergedAt: Date }, noted: unknown): void;
}
