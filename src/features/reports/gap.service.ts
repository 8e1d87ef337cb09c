import { type Database, type Transaction, transaction } from '#db/client.ts';
import { recordRevision } from '#features/revisions/index.ts';
import type { Actor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { ConflictError, NotFoundError } from '#platform/errors.ts';
import type { IdSource } from '#platform/ids.ts';
import { requirePermission } from '#platform/permissions.ts';
import type { Gap, GapState } from './gap.model.ts';
import * as queries from './gap.queries.ts';

/** The list of what the borough lacks; curators keep it. */
export interface GapService {
  list(
    actor: Actor,
    asked: { state: GapState; page: number },
  ): { gaps: Gap[]; hasMore: boolean; counts: ReadonlyMap<GapState, number> };
  /**
   * Adds it; what stands in the list already stays as it is, opened again where it was closed, with a note where it had
   * none. Throws {@link ConflictError} where it stands there with another note, which would have to give way.
   */
  add(actor: Actor, given: { what: string; note: string }): Gap;
  /** What stands in the list under some words. */
  findFor(actor: Actor, what: string): Gap | undefined;
  /** Throws {@link NotFoundError}. */
  get(actor: Actor, id: string): Gap;
  /** Throws {@link ConflictError} where it has changed since `version`. */
  change(actor: Actor, given: { id: string; version: number; note: string; state: GapState }): Gap;
}

const perPage = 50;

export function createGapService(given: { database: Database; clock: Clock; ids: IdSource }): GapService {
  const { database, clock, ids } = given;

  function changeIn(
    tx: Transaction,
    actor: Actor,
    gap: Gap,
    change: Pick<Gap, 'note' | 'state'>,
    reason: string,
  ): Gap {
    const now = clock.now();
    const changed = queries.updateGap(tx, gap.rowId, {
      ...change,
      version: gap.version + 1,
      changedAt: now,
    });
    keep(tx, actor, changed, reason);
    return changed;
  }

  function keep(tx: Transaction, actor: Actor, gap: Gap, reason: string): void {
    recordRevision(tx, {
      subjectType: 'gap',
      subjectId: gap.id,
      actor,
      reason,
      snapshot: { what: gap.what, note: gap.note, state: gap.state },
      recordedAt: gap.changedAt,
    });
  }

  return {
    list(actor, { state, page }) {
      requirePermission(actor, 'curation.work');
      const found = queries.listGaps(database, { state, limit: perPage, offset: (page - 1) * perPage });
      return {
        gaps: found.slice(0, perPage),
        hasMore: found.length > perPage,
        counts: queries.countGaps(database),
      };
    },
    get(actor, id) {
      requirePermission(actor, 'curation.work');
      const gap = queries.findGap(database, id);
      if (!gap) throw new NotFoundError('No such gap');
      return gap;
    },
    findFor(actor, what) {
      requirePermission(actor, 'curation.work');
      return queries.readGapsFor(database, [what])[0];
    },
    add(actor, { what, note }) {
      requirePermission(actor, 'curation.work');
      return transaction(database, (tx) => {
        const [known] = queries.readGapsFor(tx, [what]);
        if (known) {
          if (note !== '' && known.note !== '' && note !== known.note) {
            throw new ConflictError('The gap stands in the list with another note');
          }
          const change = { note: note || known.note, state: known.state };
          if (known.state === 'closed') {
            return changeIn(tx, actor, known, { ...change, state: 'open' }, 'Opened again');
          }
          return change.note === known.note ? known : changeIn(tx, actor, known, change, 'Note added');
        }
        const now = clock.now();
        const gap = queries.insertGap(tx, {
          id: ids.next(now),
          what,
          note,
          state: 'open',
          version: 1,
          addedOn: londonDay(now),
          changedAt: now,
        });
        keep(tx, actor, gap, 'Added');
        return gap;
      });
    },
    change(actor, { id, version, note, state }) {
      requirePermission(actor, 'curation.work');
      return transaction(database, (tx) => {
        const gap = queries.findGap(tx, id);
        if (!gap) throw new NotFoundError('No such gap');
        if (gap.version !== version) throw new ConflictError('The gap has changed in the meantime');
        return changeIn(tx, actor, gap, { note, state }, 'Changed');
      });
    },
  };
}
