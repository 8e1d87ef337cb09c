import type { Db, Transaction } from '#db/client.ts';
import { type Actor, actorReference } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { ConflictError } from '#platform/errors.ts';
import type { IdSource } from '#platform/ids.ts';
import {
  foldReview,
  mayFollow,
  type ReviewEvent,
  type ReviewEventType,
  type ReviewItem,
  type ReviewState,
  type ReviewSubject,
  type ReviewType,
} from './review.model.ts';
import * as queries from './review.queries.ts';

/** Something that is to be looked at. */
export interface Opening {
  type: ReviewType;
  subject: ReviewSubject;
  proposal: unknown;
  /** The listing's version that the proposal was made from. */
  baseVersion?: number | null;
  reason?: string;
}

/** An item with all that happened to it. */
export interface Dossier {
  item: ReviewItem;
  events: readonly ReviewEvent[];
  state: ReviewState;
}

/**
 * The only writer of items and their events: each event is appended, the state folded anew, and what the queue is
 * listed by brought into step, in the transaction of whatever caused it.
 */
export interface ReviewLedger {
  /** Puts something into the queue; who asked is the actor, where that is a person. */
  openIn(tx: Transaction, actor: Actor, opening: Opening): Dossier;
  /** Puts another proposal in the place of one that waits or was sent back; it waits again. */
  reviseIn(
    tx: Transaction,
    actor: Actor,
    item: ReviewItem,
    change: { proposal: unknown; baseVersion?: number | null; reason?: string },
  ): Dossier;
  /** Appends any other event. Throws {@link ConflictError} where it can't follow on what happened before. */
  appendIn(
    tx: Transaction,
    actor: Actor,
    item: ReviewItem,
    event: { type: ReviewEventType; reason?: string; carried?: unknown },
  ): Dossier;
  /** What waits or was sent back, of some types, about some records; the newest of each first. */
  pendingAbout(
    db: Db,
    subjectType: ReviewSubject['type'],
    subjectRowIds: readonly number[],
    types: readonly ReviewType[],
  ): ReviewItem[];
  /** Whether {@link pendingAbout} would return anything, for much less. */
  isAnyPending(db: Db, subject: ReviewSubject, type: ReviewType): boolean;
  /** Items with their events. */
  dossiers(db: Db, items: readonly ReviewItem[]): Dossier[];
}

export function createReviewLedger(given: { clock: Clock; ids: IdSource }): ReviewLedger {
  const { clock, ids } = given;

  function openIn(tx: Transaction, actor: Actor, opening: Opening): Dossier {
    const now = clock.now();
    const item = queries.insertItem(tx, {
      id: ids.next(now),
      type: opening.type,
      subjectType: opening.subject.type,
      subjectRowId: opening.subject.rowId,
      proposal: opening.proposal,
      baseVersion: opening.baseVersion ?? null,
      openedByRowId: actor.kind === 'person' ? actor.accountRowId : null,
      openedAt: now,
      state: 'open',
      assigneeRowId: null,
    });
    return appendIn(tx, actor, item, { type: 'opened', ...reasonOf(opening) });
  }

  function appendIn(
    tx: Transaction,
    actor: Actor,
    item: ReviewItem,
    event: { type: ReviewEventType; reason?: string; carried?: unknown },
  ): Dossier {
    const before = queries.readEvents(tx, [item.rowId]).get(item.rowId) ?? [];
    const stateBefore = before.length === 0 ? null : foldReview(before).name;
    if (!mayFollow(event.type, stateBefore)) {
      throw new ConflictError(`“${event.type}” can’t follow on “${stateBefore ?? 'nothing'}”`);
    }
    const written = queries.insertEvent(tx, item.rowId, {
      type: event.type,
      actor: actorReference(actor),
      reason: event.reason ?? '',
      carried: event.carried ?? null,
      at: clock.now(),
    });
    const events = [...before, written];
    const state = foldReview(events);
    const folded = { state: state.name, assigneeRowId: state.assigneeRowId, openedAt: state.waitingSince };
    queries.updateItem(tx, item.rowId, folded);
    return { item: { ...item, ...folded }, events, state };
  }

  return {
    openIn,
    appendIn,
    reviseIn(tx, actor, item, change) {
      const values = { proposal: change.proposal, baseVersion: change.baseVersion ?? null };
      queries.updateItem(tx, item.rowId, values);
      return appendIn(tx, actor, { ...item, ...values }, { type: 'revised', ...reasonOf(change) });
    },
    pendingAbout: (db, subjectType, subjectRowIds, types) =>
      subjectRowIds.length === 0
        ? []
        : queries.listItemsAbout(db, subjectType, subjectRowIds, types, ['open', 'sent-back']),
    isAnyPending: queries.isAnyPending,
    dossiers(db, items) {
      const events = queries.readEvents(
        db,
        items.map((item) => item.rowId),
      );
      return items.map((item) => {
        const own = events.get(item.rowId) ?? [];
        return { item, events: own, state: foldReview(own) };
      });
    },
  };
}

function reasonOf({ reason }: { reason?: string }): { reason?: string } {
  return reason === undefined ? {} : { reason };
}
