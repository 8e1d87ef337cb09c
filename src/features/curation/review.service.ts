import { type Database, savepoint, type Transaction, transaction } from '#db/client.ts';
import type { AccountService } from '#features/accounts/index.ts';
import { actorReference, type Person } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { AppError, ConflictError, NotFoundError, RuleError } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { requirePermission } from '#platform/permissions.ts';
import type { Carried } from './recent-decisions.ts';
import type { Decision, ReviewEffects } from './review.effects.ts';
import type { Dossier, ReviewLedger } from './review.ledger.ts';
import { decisionLetter, isTold, type LetterSite, takenBackLetter } from './review.letters.ts';
import type { ReviewEvent, ReviewItem, ReviewType } from './review.model.ts';
import * as queries from './review.queries.ts';
import { letterSubject, readSubjects, type Subject, sightOf, titleOf } from './review.subjects.ts';
import { decisionWords, type Outcome, reviewTypeDefinitions } from './review-types.ts';

/** What curators do with what waits. */

/** An item that is to be decided, and what the curator saw of it (see `sightOf`). */
export interface ItemSeen {
  id: string;
  sight: string;
}

/** An item that wasn't decided, or not taken back. */
export interface Missed {
  id: string;
  title: string;
  /** `overtaken`: somebody was quicker; `refused`: the words say why. */
  why: 'overtaken' | 'refused';
  message: string;
}

export interface DecisionResult {
  decided: readonly { id: string; title: string }[];
  missed: readonly Missed[];
  /** Rows of the first and last event that it left, for undoing; null where nothing was decided. */
  events: EventRange | null;
}

export interface EventRange {
  first: number;
  last: number;
}

/** An item with its record. */
export interface OpenedItem extends Dossier {
  subject: Subject;
  sight: string;
}

export interface ReviewService {
  /** A page of what waits, longest first, and how much waits in all. */
  queue(
    filter: queries.QueueFilter,
    page: { offset: number; limit: number },
  ): { items: ReviewItem[]; total: number };
  /** How much of each type waits. */
  counts(): Map<ReviewType, number>;
  /** An item with all that happened to it; throws {@link NotFoundError}. */
  get(id: string): OpenedItem;
  /** What stands behind an item in a list. */
  nextAfter(filter: queries.QueueFilter, item: ReviewItem): ReviewItem | undefined;
  /** Records of items, by the item's row. */
  subjects(items: readonly ReviewItem[]): Map<number, Subject>;
  /** Rows of the places where an item's entry takes place now; none where it is about no entry. */
  siteRowIdsNow(subject: Subject): number[];
  /** Whether anything can be decided about a type at the desk. */
  canDecide(type: ReviewType): boolean;
  /**
   * Gives items to a curator, or to nobody; those that are closed by now are left as they are.
   * @returns how many are that curator's now, and how many were left.
   */
  assign(
    actor: Person,
    ids: readonly string[],
    assigneeRowId: number | null,
  ): { assigned: number; missed: number };
  /**
   * Decides items alike, each for itself: what others have changed in the meantime, or what can't be, is left as it
   * is and named. Those who asked get a letter. Throws {@link RuleError} where several are to be decided without words
   * that one of them needs: that is nobody else’s doing, so none of them is decided.
   */
  decide(
    actor: Person,
    decision: { items: readonly ItemSeen[]; outcome: Outcome; reason: string; site: LetterSite },
  ): DecisionResult;
  /** What one's own decisions between two events were about; empty where they are none. */
  decisionsIn(actor: Person, range: EventRange): { title: string; past: string }[];
  /** Takes one's own last decisions back, as far as nothing else has happened since. */
  undo(actor: Person, range: EventRange, site: LetterSite): Omit<DecisionResult, 'events'>;
}

/** Most decisions that are made, or taken back, at once. */
export const mostAtOnce = 50;

export function createReviewService(given: {
  database: Database;
  clock: Clock;
  ledger: ReviewLedger;
  accounts: Pick<AccountService, 'byRowIds'>;
  effects: Partial<Record<ReviewType, ReviewEffects>>;
}): ReviewService {
  const { database, clock, ledger, accounts, effects } = given;

  function opened(db: Database | Transaction, id: string): OpenedItem {
    const item = queries.findItem(db, id);
    if (!item) throw new NotFoundError('Nothing like this waits');
    return openedOf(db, item);
  }

  function openedOf(db: Database | Transaction, item: ReviewItem): OpenedItem {
    const [dossier] = ledger.dossiers(db, [item]);
    const subject = readSubjects(db, [item]).get(item.rowId);
    if (!dossier || !subject) throw new NotFoundError('Nothing like this waits');
    const more = effects[item.type]?.sightOfMore?.(db, item);
    const sight = [sightOf(item, dossier.state, subject), ...(more === undefined ? [] : [more])].join('-');
    return { ...dossier, subject, sight };
  }

  /** Where to write to whoever asked: nobody, where they have left or decide themselves. */
  function addressOf(actor: Person, { openedByRowId }: ReviewItem): string | null {
    if (openedByRowId === null || openedByRowId === actor.accountRowId) return null;
    return accounts.byRowIds([openedByRowId]).get(openedByRowId)?.email ?? null;
  }

  function decideOne(
    tx: Transaction,
    actor: Person,
    seen: ItemSeen,
    decision: { outcome: Outcome; reason: string; site: LetterSite },
  ): ReviewEvent {
    const found = opened(tx, seen.id);
    const { item, state, subject } = found;
    if (state.name !== 'open' || found.sight !== seen.sight) {
      throw new ConflictError(
        state.name === 'open'
          ? 'It has changed since you opened it.'
          : 'Somebody else has dealt with it in the meantime.',
      );
    }
    const words = decisionWords(item.type, decision.outcome);
    const effect = effects[item.type];
    if (!words || !effect) throw new RuleError('item', 'This can’t be decided here');
    if (lacksReason(item, decision)) throw new RuleError('reason', reasonNeeded);
    const { outcome, reason } = decision;
    const call: Decision = { actor, dossier: found, outcome, reason };
    const carried = { outcome, effect: effect.carryOut(tx, call) } satisfies Carried;
    const { events } = ledger.appendIn(tx, actor, item, { type: words.event, reason, carried });
    const event = lastOf(events);
    const to = addressOf(actor, item);
    const letter =
      to === null
        ? undefined
        : decisionLetter(decision.site, to, {
            type: item.type,
            outcome,
            reason,
            subject: letterSubject(item, readSubjects(tx, [item]).get(item.rowId) ?? subject),
          });
    if (letter) queueMail(tx, letter, `review:${event.rowId}`, clock.now());
    return event;
  }

  function undoOne(tx: Transaction, actor: Person, event: ReviewEvent, found: OpenedItem, site: LetterSite) {
    const { item, state, subject } = found;
    if (state.decision?.rowId !== event.rowId) {
      throw new ConflictError('Something else has happened to it since.');
    }
    const { outcome, effect } = event.carried as Carried;
    effects[item.type]?.takeBack(tx, { actor, dossier: found, outcome, carried: effect });
    const reopened = ledger.appendIn(tx, actor, item, { type: 'reopened', reason: 'Decision taken back' });
    // What is looked at again is compared with what is public now.
    const version = readSubjects(tx, [item]).get(item.rowId)?.listing?.version;
    if (item.baseVersion !== null && version !== undefined) {
      queries.updateItem(tx, item.rowId, { baseVersion: version });
    }
    const to = addressOf(actor, item);
    if (to !== null && isTold(item.type, outcome)) {
      const letter = takenBackLetter(site, to, letterSubject(item, subject));
      queueMail(tx, letter, `review:${lastOf(reopened.events).rowId}`, clock.now());
    }
  }

  /** One's own decisions among some events, each with its item. */
  function ownDecisions(db: Database | Transaction, actor: Person, range: EventRange) {
    if (range.last - range.first > mostEventsAtOnce) return [];
    const own = queries
      .readEventRange(db, range, mostEventsAtOnce)
      .filter((event) => event.actor === actorReference(actor) && isDecision(event));
    const items = new Map(
      queries
        .readItems(
          db,
          own.map((event) => event.itemRowId),
        )
        .map((item) => [item.rowId, item]),
    );
    return own.flatMap((event) => {
      const item = items.get(event.itemRowId);
      return item ? [{ event, item }] : [];
    });
  }

  return {
    queue: (filter, page) => ({
      items: queries.listQueue(database, filter, page),
      total: queries.countQueue(database, filter),
    }),
    counts: () => queries.countByType(database),
    get: (id) => opened(database, id),
    nextAfter: (filter, item) => queries.findNextInQueue(database, filter, item),
    subjects: (items) => readSubjects(database, items),
    siteRowIdsNow: ({ listing }) => (listing ? queries.readSiteRowIds(database, listing.rowId) : []),
    canDecide: (type) => effects[type] !== undefined,

    assign(actor, ids, assigneeRowId) {
      requirePermission(actor, 'curation.work');
      requireFewEnough(ids);
      return transaction(database, (tx) => {
        if (assigneeRowId !== null) requireCurator(assigneeRowId);
        const given = ids.map((id) => {
          const { item, state } = opened(tx, id);
          if (state.name !== 'open') return false;
          if (state.assigneeRowId === assigneeRowId) return true;
          const event =
            assigneeRowId === null
              ? ({ type: 'unassigned' } as const)
              : ({ type: 'assigned', carried: { assigneeRowId } } as const);
          ledger.appendIn(tx, actor, item, event);
          return true;
        });
        const assigned = given.filter(Boolean).length;
        return { assigned, missed: given.length - assigned };
      });
    },

    decide(actor, { items, ...decision }) {
      requirePermission(actor, 'curation.work');
      requireFewEnough(items);
      return transaction(database, (tx) => {
        const decided: { id: string; title: string }[] = [];
        const missed: Missed[] = [];
        const events: number[] = [];
        if (items.length > 1 && items.some(({ id }) => lacksReason(queries.findItem(tx, id), decision))) {
          throw new RuleError('reason', reasonNeeded);
        }
        for (const seen of items) {
          const tried = attempt(tx, (inner) => decideOne(inner, actor, seen, decision));
          if (!tried.ok) missed.push(missedItem(tx, seen.id, tried.error));
          else {
            events.push(tried.value.rowId);
            decided.push({ id: seen.id, title: titleById(tx, seen.id) });
          }
        }
        return { decided, missed, events: rangeOf(events) };
      });
    },

    decisionsIn(actor, range) {
      const own = ownDecisions(database, actor, range);
      const subjects = readSubjects(
        database,
        own.map(({ item }) => item),
      );
      return own.flatMap(({ event, item }) => {
        const subject = subjects.get(item.rowId);
        const { past } = decisionWords(item.type, (event.carried as Carried).outcome) ?? {};
        return subject && past !== undefined ? [{ title: titleOf(item, subject), past }] : [];
      });
    },

    undo(actor, range, site) {
      requirePermission(actor, 'curation.work');
      return transaction(database, (tx) => {
        const own = ownDecisions(tx, actor, range);
        if (own.length === 0) throw new NotFoundError('No decisions of yours');
        const decided: { id: string; title: string }[] = [];
        const missed: Missed[] = [];
        // The last first: a later one may rest on an earlier one.
        for (const { event, item } of own.toReversed()) {
          const tried = attempt(tx, (inner) => undoOne(inner, actor, event, openedOf(inner, item), site));
          if (tried.ok) decided.push({ id: item.id, title: titleById(tx, item.id) });
          else missed.push(missedItem(tx, item.id, tried.error));
        }
        return { decided, missed };
      });
    },
  };

  function requireCurator(accountRowId: number): void {
    const account = accounts.byRowIds([accountRowId]).get(accountRowId);
    if (!account || account.leftAt !== null || !(account.isCurator || account.isAdministrator)) {
      throw new RuleError('assignee', 'Choose a curator');
    }
  }

  function titleById(tx: Transaction, id: string): string {
    const { item, subject } = opened(tx, id);
    return titleOf(item, subject);
  }

  function missedItem(tx: Transaction, id: string, error: AppError): Missed {
    const item = queries.findItem(tx, id);
    return {
      id,
      title: item ? titleById(tx, id) : 'Something that is gone',
      why: error instanceof RuleError ? 'refused' : 'overtaken',
      message: error.message,
    };
  }
}

const reasonNeeded = 'Say why: whoever wrote it gets your words';

function lacksReason(
  item: ReviewItem | undefined,
  { outcome, reason }: { outcome: Outcome; reason: string },
): boolean {
  return reason === '' && item !== undefined && decisionWords(item.type, outcome)?.needsReason === true;
}

function requireFewEnough(items: readonly unknown[]): void {
  if (items.length > mostAtOnce) throw new RuleError('item', `Choose at most ${mostAtOnce} at once`);
}

/** Archiving may close another item in between, so a few events more than decisions. */
const mostEventsAtOnce = mostAtOnce * 3;

const decisionEvents: ReadonlySet<string> = new Set(
  Object.values(reviewTypeDefinitions).flatMap(({ agree, decline, refuse }) =>
    [agree, decline, refuse].flatMap((words) => words?.event ?? []),
  ),
);

function isDecision(event: ReviewEvent): boolean {
  return decisionEvents.has(event.type) && event.carried !== null;
}

/** Tries a part of a transaction: what goes wrong for a known reason is undone alone, everything else undoes all. */
function attempt<Value>(
  tx: Transaction,
  work: (inner: Transaction) => Value extends PromiseLike<unknown> ? never : Value,
): { ok: true; value: Value } | { ok: false; error: AppError } {
  try {
    return { ok: true, value: savepoint(tx, work) };
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return { ok: false, error };
    throw error;
  }
}

function rangeOf(rowIds: readonly number[]): EventRange | null {
  const [first] = rowIds;
  const last = rowIds.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

function lastOf(events: readonly ReviewEvent[]): ReviewEvent {
  const last = events.at(-1);
  if (!last) throw new RangeError('An event was appended, so there is a last one');
  return last;
}
