import { setImmediate as nextTurn } from 'node:timers/promises';
import { asc, inArray, isNull, lt, sql } from 'drizzle-orm';
import { type Database, prepared, type Transaction, transaction } from '#db/client.ts';
import { outbox } from '#db/schema/platform.ts';
import { type Clock, dayMs } from '../clock.ts';

/** What can happen that something else follows from after the commit. Past tense, one line each. */
export const eventTypes = [
  'listing.published',
  'listing.changed',
  'listing.confirmed',
  'listing.withdrawn',
  'organisation.changed',
  'synonyms.changed',
] as const;
export type EventType = (typeof eventTypes)[number];

export interface DomainEvent {
  rowId: number;
  type: EventType;
  subjectId: string;
  recordedAt: Date;
}

const insertEvent = (database: Database) =>
  database
    .insert(outbox)
    .values({
      type: sql.placeholder('type'),
      subjectId: sql.placeholder('subjectId'),
      recordedAt: sql.placeholder('recordedAt'),
    })
    .prepare();

/** Notes an event in the transaction of the change that caused it, so that neither exists without the other. */
export function appendEvent(tx: Transaction, type: EventType, subjectId: string, at: Date): void {
  prepared(tx, insertEvent).run({ type, subjectId, recordedAt: at });
}

/** Follows up an event after the commit; it may see the same event twice and must not mind. */
export type EventHandler = (event: DomainEvent) => Promise<void>;
export type EventHandlers = Partial<Record<EventType, readonly EventHandler[]>>;

const batchSize = 200;
/** So many are handed over at once: each costs a turn of all who wait, and mail is not to wait for hundreds of them. */
const mostHandedOver = 50;
/** How long a handled event is kept, in days. */
export const keepHandledDays = 30;

const waitingEvents = (database: Database) =>
  database
    .select()
    .from(outbox)
    .where(isNull(outbox.handledAt))
    .orderBy(asc(outbox.rowId))
    .limit(batchSize)
    .prepare();

/**
 * Hands waiting events to their handlers in the order in which they happened and marks them handled. Of several that
 * say the same of one subject only the last is handed over: a handler looks at how things stand, not at what changed.
 * A handler that throws leaves its event, and those after it, waiting; what it threw is thrown on. After each event that
 * somebody handles whoever waits for an answer has a turn, so that a burst of changes keeps nobody waiting for longer
 * than one of them takes.
 *
 * @returns how many were seen to, and whether more may wait.
 */
export async function relayEvents(
  database: Database,
  handlers: EventHandlers,
  clock: Clock,
): Promise<{ count: number; isFull: boolean }> {
  const waiting = prepared(database, waitingEvents).all();
  const last = new Map(waiting.map((row) => [sayingOf(row), row.rowId]));
  const handled: number[] = [];
  let handedOver = 0;
  try {
    for (const row of waiting) {
      if (handedOver === mostHandedOver) break;
      const event = { ...row, type: row.type as EventType };
      const handling = handlers[event.type] ?? [];
      if (handling.length > 0 && last.get(sayingOf(row)) === row.rowId) {
        for (const handle of handling) await handle(event);
        handedOver += 1;
        await nextTurn();
      }
      handled.push(row.rowId);
    }
  } finally {
    if (handled.length > 0) {
      transaction(database, (tx) => {
        tx.update(outbox).set({ handledAt: clock.now() }).where(inArray(outbox.rowId, handled)).run();
      });
    }
  }
  return {
    count: handled.length,
    isFull: handled.length < waiting.length || waiting.length === batchSize,
  };
}

function sayingOf({ type, subjectId }: Pick<DomainEvent, 'subjectId'> & { type: string }): string {
  return `${type} ${subjectId}`;
}

/** Forgets some of the events that were handled long ago. Says whether there may be more of them. */
export function pruneEvents(database: Database, clock: Clock): { isFull: boolean } {
  const before = new Date(clock.now().getTime() - keepHandledDays * dayMs);
  return transaction(database, (tx) => {
    const old = tx
      .select({ rowId: outbox.rowId })
      .from(outbox)
      .where(lt(outbox.handledAt, before))
      .limit(batchSize);
    const { changes } = tx.delete(outbox).where(inArray(outbox.rowId, old)).run();
    return { isFull: changes === batchSize };
  });
}
