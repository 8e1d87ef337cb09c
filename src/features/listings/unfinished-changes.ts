import { type Database, type Transaction, transaction } from '#db/client.ts';
import type { Actor } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { requireActFor } from '#platform/permissions.ts';
import type { EditBase, Listing, TypedFields, UnfinishedChange } from './listing.model.ts';
import * as queries from './listing-draft.queries.ts';
import { keepFields, saysTheSame } from './listing-form.input.ts';

/** Keeps changes of public entries that aren't finished: one of each entry for each person, whom alone it shows to. */
export interface UnfinishedChanges {
  find(actor: Actor, listing: Pick<Listing, 'rowId'>): UnfinishedChange | undefined;
  /**
   * Keeps what was typed; where that says what the entry says anyway, nothing is kept. Where something else was kept
   * that the form doesn't know of, as from another window, nothing is written.
   */
  keep(
    actor: Actor,
    own: { listing: Listing; typed: TypedFields },
    change: { typed: TypedFields; base: EditBase },
  ): { outcome: 'kept'; change: UnfinishedChange | null } | { outcome: 'conflict'; change: UnfinishedChange };
  /** Throws it away, or forgets it once it is sent. */
  forgetIn(tx: Transaction, actor: Actor, listing: Pick<Listing, 'rowId'>): void;
  forget(actor: Actor, listing: Pick<Listing, 'rowId'>): void;
  /** When somebody's unfinished changes were saved, by the row of their listing. */
  savedBy(actor: Actor): Map<number, Date>;
}

/** More than anybody goes on with; beyond it the oldest goes. */
const mostForOne = 50;

export function createUnfinishedChanges(given: { database: Database; clock: Clock }): UnfinishedChanges {
  const { database, clock } = given;

  function forgetIn(tx: Transaction, actor: Actor, listing: Pick<Listing, 'rowId'>): void {
    if (actor.kind === 'person') queries.deleteDraft(tx, listing.rowId, actor.accountRowId);
  }

  return {
    find(actor, listing) {
      return actor.kind === 'person'
        ? queries.findDraft(database, listing.rowId, actor.accountRowId)
        : undefined;
    },
    keep(actor, { listing, typed: there }, { typed, base }) {
      if (actor.kind !== 'person') return { outcome: 'kept', change: null };
      requireActFor(actor, listing.organisationRowId, 'member');
      const kept = keepFields(listing.kind, typed);
      return transaction(database, (tx) => {
        const before = queries.findDraft(tx, listing.rowId, actor.accountRowId);
        if (before && before.savedAt.getTime() !== base.keptAt && !saysTheSame(before.typed, kept)) {
          return { outcome: 'conflict' as const, change: before };
        }
        if (saysTheSame(there, kept)) {
          queries.deleteDraft(tx, listing.rowId, actor.accountRowId);
          return { outcome: 'kept' as const, change: null };
        }
        const change = { typed: kept, base, savedAt: clock.now() };
        queries.saveDraft(tx, listing.rowId, actor.accountRowId, change);
        queries.deleteOldestDrafts(tx, actor.accountRowId, mostForOne);
        return { outcome: 'kept' as const, change };
      });
    },
    forgetIn,
    forget: (actor, listing) => transaction(database, (tx) => forgetIn(tx, actor, listing)),
    savedBy(actor) {
      return actor.kind === 'person' ? queries.draftTimes(database, actor.accountRowId) : new Map();
    },
  };
}
