import { type Database, type Db, type Transaction, transaction } from '#db/client.ts';
import { findSuccessor, forgetSuccessor, noteSuccessor } from '#features/revisions/index.ts';
import { type Actor, actorReference, type Person } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { ConflictError, NotFoundError, RuleError } from '#platform/errors.ts';
import type { IdSource } from '#platform/ids.ts';
import { requirePermission } from '#platform/permissions.ts';
import { pairOf, pairsWith } from './duplicates.queries.ts';
import type { MergeFollower } from './merge.follower.ts';
import type { MergeKind, MergeSubject } from './merge.kind.ts';
import { type Choices, chosenOf, type MergedType, type MergePlan } from './merge.model.ts';
import * as queries from './merge.queries.ts';
import type { ReviewLedger } from './review.ledger.ts';
import { proposalOf, type ReviewItem } from './review.model.ts';
import { readItems } from './review.queries.ts';

/** Comparing two records, merging one into the other, and taking that back. */

/** Two records by their public ids. */
export interface AskedPair {
  type: MergedType;
  oneId: string;
  otherId: string;
  /** Which of them stays; unless said, the better one. */
  keptId?: string | undefined;
}

/** Two records, and what would become of them. */
export interface Comparison {
  type: MergedType;
  one: MergeSubject;
  other: MergeSubject;
  kept: MergeSubject;
  gone: MergeSubject;
  plan: MergePlan;
  /** The pair in the queue, as long as it waits. */
  item: ReviewItem | undefined;
}

/** A merge that was made, with its records as they are now. */
export interface MadeMerge {
  id: string;
  type: MergedType;
  kept: MergeSubject;
  gone: MergeSubject;
  /** Who made it, as a reference. */
  actor: string;
  mergedAt: Date;
  undoneAt: Date | null;
}

export interface MergeService {
  /** Throws {@link NotFoundError} where one of the two isn't there or isn't public. */
  compare(actor: Actor, pair: AskedPair, choices: Choices): Comparison;
  /**
   * Merges one record into the other. Throws {@link ConflictError} where anything that the curator saw has changed,
   * and {@link RuleError} where it can't be; nothing is changed then.
   */
  merge(
    actor: Person,
    asked: { pair: AskedPair & { keptId: string }; choices: Choices; sight: string },
  ): MadeMerge;
  /** The merge that took one of two records away, as long as it stands: then they can't be compared any more. */
  findMergeOf(actor: Actor, pair: AskedPair): MadeMerge | undefined;
  /** A merge, and why it can't be undone any more. */
  get(actor: Actor, id: string): { merge: MadeMerge; obstacles: string[] };
  /** The last merges, newest first. */
  recent(actor: Actor, limit: number): MadeMerge[];
  /** Restores the state before. Throws {@link RuleError} with the reasons where it can't, and changes nothing. */
  undo(actor: Person, id: string): void;
  /** The id of a public record by the last part of its page's address; undefined where there is none. */
  findBySlug(type: MergedType, slug: string): string | undefined;
}

/** What undoing needs, besides what the kind notes. */
interface Undo {
  kind: unknown;
  /** Rows of what led to the one that went, and leads to the one that stays now. */
  ledHere: number[];
  /** Pairs that were closed with it. */
  closedItemRowIds: number[];
  /** What each follower noted, by its name. Merges from before there were any have none. */
  followed?: Record<string, unknown>;
}

export function createMergeService(given: {
  database: Database;
  clock: Clock;
  ids: IdSource;
  ledger: ReviewLedger;
  kinds: Record<MergedType, MergeKind>;
  followers: Record<string, MergeFollower>;
}): MergeService {
  const { database, clock, ids, ledger, kinds, followers } = given;

  const find = (db: Db, type: MergedType, rowId: number) => kinds[type].subjects(db, [rowId]).get(rowId);

  function subject(db: Db, type: MergedType, id: string): MergeSubject {
    const rowId = queries.findRow(db, type, { id });
    const found = rowId === undefined ? undefined : find(db, type, rowId);
    if (!found) throw new NotFoundError('No such record');
    return found;
  }

  function compareIn(db: Db, pair: AskedPair, choices: Choices): Comparison {
    const { type } = pair;
    const [one, other] = [subject(db, type, pair.oneId), subject(db, type, pair.otherId)];
    if (one.rowId === other.rowId || !one.isMergeable || !other.isMergeable) {
      throw new NotFoundError('Only two public records can be merged');
    }
    const keptRowId =
      [one, other].find(({ id }) => id === pair.keptId)?.rowId ??
      kinds[type].better(db, one.rowId, other.rowId);
    const [kept, gone] = keptRowId === one.rowId ? [one, other] : [other, one];
    const plan = kinds[type].plan(db, { keptRowId, goneRowId: gone.rowId }, choices);
    return { type, one, other, kept, gone, plan, item: openItemOf(db, type, one.rowId, other.rowId) };
  }

  function openItemOf(db: Db, type: MergedType, rowId: number, otherRowId: number): ReviewItem | undefined {
    const pair = pairsWith(db, type, rowId).find(({ partnerRowId }) => partnerRowId === otherRowId);
    const [item] = pair ? readItems(db, [pair.itemRowId]) : [];
    return item?.state === 'open' ? item : undefined;
  }

  /** Whatever waits about the one that goes and another one has found its answer, or will be found anew. */
  function closePairs(tx: Transaction, actor: Person, { type, kept, gone }: Comparison): number[] {
    const own = pairOf(type, kept.rowId, gone.rowId);
    const open = readItems(
      tx,
      pairsWith(tx, type, gone.rowId).map(({ itemRowId }) => itemRowId),
    ).filter(({ state }) => state === 'open');
    for (const item of open) {
      const isOwn =
        item.subjectRowId === own.otherRowId && proposalOf(item, 'duplicate').otherRowId === own.oneRowId;
      ledger.appendIn(tx, actor, item, {
        type: 'done',
        reason: isOwn ? `Merged into “${kept.title}”` : `“${gone.title}” was merged into “${kept.title}”`,
      });
    }
    return open.map(({ rowId }) => rowId);
  }

  /** Merges with their records, in the order given; two reads for each type. */
  function made(db: Db, merges: readonly Omit<queries.Merge, 'undo'>[]): MadeMerge[] {
    const rowIds = (type: MergedType) =>
      merges
        .filter((merge) => merge.subjectType === type)
        .flatMap(({ keptRowId, goneRowId }) => [keptRowId, goneRowId]);
    const subjects = {
      listing: kinds.listing.subjects(db, rowIds('listing')),
      organisation: kinds.organisation.subjects(db, rowIds('organisation')),
    };
    return merges.flatMap(({ id, subjectType: type, keptRowId, goneRowId, actor, mergedAt, undoneAt }) => {
      const [kept, gone] = [subjects[type].get(keptRowId), subjects[type].get(goneRowId)];
      return kept && gone ? [{ id, type, kept, gone, actor, mergedAt, undoneAt }] : [];
    });
  }

  function madeOne(db: Db, merge: Omit<queries.Merge, 'undo'>): MadeMerge {
    const [one] = made(db, [merge]);
    if (!one) throw new NotFoundError('No such merge');
    return one;
  }

  function obstaclesTo(db: Db, merge: queries.Merge): string[] {
    const { subjectType: type, keptRowId, goneRowId } = merge;
    const kept = find(db, type, keptRowId);
    const later = findSuccessor(db, type, keptRowId);
    if (later !== undefined) {
      const last = find(db, type, later);
      return [`“${kept?.title}” was itself merged into “${last?.title}” since. Undo that first.`];
    }
    return kinds[type].obstaclesToUndo(db, { keptRowId, goneRowId, undo: (merge.undo as Undo).kind });
  }

  function found(db: Db, id: string): queries.Merge {
    const merge = queries.findMerge(db, id);
    if (!merge) throw new NotFoundError('No such merge');
    return merge;
  }

  return {
    compare(actor, pair, choices) {
      requirePermission(actor, 'curation.work');
      return compareIn(database, pair, choices);
    },

    merge(actor, { pair, choices, sight }) {
      requirePermission(actor, 'curation.work');
      return transaction(database, (tx) => {
        const comparison = compareIn(tx, pair, choices);
        const { type, kept, gone, plan } = comparison;
        if (plan.sight !== sight) {
          throw new ConflictError('Something about the two has changed since you looked.');
        }
        const [obstacle] = plan.obstacles;
        if (obstacle !== undefined) throw new RuleError('merge', obstacle);
        const rows = { keptRowId: kept.rowId, goneRowId: gone.rowId };
        const closedItemRowIds = closePairs(tx, actor, comparison);
        const kind = kinds[type].carryOut(tx, actor, {
          ...rows,
          choices: chosenOf(plan.differences, choices),
        });
        const ledHere = noteSuccessor(tx, type, gone.rowId, kept.rowId);
        const followed = Object.fromEntries(
          Object.entries(followers).map(([name, each]) => [name, each.follow(tx, { type, ...rows })]),
        );
        const now = clock.now();
        const merge = queries.insertMerge(tx, {
          id: ids.next(now),
          subjectType: type,
          ...rows,
          undo: { kind, ledHere, closedItemRowIds, followed } satisfies Undo,
          actor: actorReference(actor),
          mergedAt: now,
        });
        return madeOne(tx, { ...merge, undoneAt: null });
      });
    },

    findMergeOf(actor, { type, oneId, otherId }) {
      requirePermission(actor, 'curation.work');
      const rowIds = [oneId, otherId].flatMap((id) => queries.findRow(database, type, { id }) ?? []);
      const merge = queries.findStandingMerge(database, type, rowIds);
      return merge && made(database, [merge])[0];
    },

    get(actor, id) {
      requirePermission(actor, 'curation.work');
      const merge = found(database, id);
      return {
        merge: madeOne(database, merge),
        obstacles: merge.undoneAt === null ? obstaclesTo(database, merge) : [],
      };
    },

    recent(actor, limit) {
      requirePermission(actor, 'curation.work');
      return made(database, queries.listMerges(database, limit));
    },

    undo(actor, id) {
      requirePermission(actor, 'curation.work');
      transaction(database, (tx) => {
        const merge = found(tx, id);
        if (!queries.noteUndone(tx, merge.rowId, clock.now())) {
          throw new ConflictError('Somebody has undone it already.');
        }
        const obstacles = obstaclesTo(tx, merge);
        if (obstacles.length > 0) throw new RuleError('undo', obstacles.join(' '));
        const { subjectType: type, keptRowId, goneRowId, mergedAt } = merge;
        const { kind, ledHere, closedItemRowIds, followed } = merge.undo as Undo;
        forgetSuccessor(tx, type, goneRowId, ledHere);
        kinds[type].undo(tx, actor, { keptRowId, goneRowId, undo: kind });
        for (const [name, each] of Object.entries(followers)) {
          each.goBack(tx, { type, keptRowId, goneRowId, mergedAt }, followed?.[name]);
        }
        for (const item of readItems(tx, closedItemRowIds)) {
          if (item.state !== 'done') continue;
          ledger.appendIn(tx, actor, item, { type: 'reopened', reason: 'The merge was undone' });
        }
      });
    },

    findBySlug(type, slug) {
      const rowId = queries.findRow(database, type, { slug });
      const record = rowId === undefined ? undefined : find(database, type, rowId);
      return record?.isMergeable ? record.id : undefined;
    },
  };
}
