import { asc, inArray, isNull, lt } from 'drizzle-orm';
import { type Database, type Transaction, transaction } from '#db/client.ts';
import { outbox } from '#db/schema/platform.ts';
import type { Clock } from '../clock.ts';

/** What can happen that something else follows from after the commit. Past tense, one line each. */
export const eventTypes = [
  'listing.published',
  'listing.changed',
  'listing.confirmed',
  'listing.withdrawn',
  'organisation.changed',
] as const;
export type EventType = (typeof eventTypes)[number];

export interface DomainEvent {
  rowId: number;
  type: EventType;
  subjectId: string;
  recordedAt: Date;
}

/** Notes an event in the transaction of the change that caused it, so that neither exists without the other. */
export function appendEvent(tx: Transaction, type: EventType, subjectId: string, at: Date): void {
  tx.insert(outbox).values({ type, subjectId, recordedAt: at }).run();
}

/** Follows up an event after the commit; it may see the same event twice and must not mind. */
export type EventHandler = (event: DomainEvent) => Promise<void>;
export type EventHandlers = Partial<Record<EventType, readonly EventHandler[]>>;

const batchSize = 200;
/** How long a handled event is kept, in days. */
export const keepHandledDays = 30;

/**
 * Hands waiting events to their handlers in the order in which they happened and marks them handled.
 * A handler that throws leaves its event, and those after it, waiting. Returns how many were handled.
 */
export async function relayEvents(
  database: Database,
  handlers: EventHandlers,
  clock: Clock,
): Promise<number> {
  const waiting = database
    .select()
    .from(outbox)
    .where(isNull(outbox.handledAt))
    .orderBy(asc(outbox.rowId))
    .limit(batchSize)
    .all();
  const handled: number[] = [];
  try {
    for (const row of waiting) {
      const event = { ...row, type: row.type as EventType };
      for (const handle of handlers[event.type] ?? []) await handle(event);
      handled.push(row.rowId);
    }
  } finally {
    if (handled.length > 0) {
      transaction(database, (tx) => {
        tx.update(outbox).set({ handledAt: clock.now() }).where(inArray(outbox.rowId, handled)).run();
      });
    }
  }
  return handled.length;
}

/** Forgets events that were handled long ago. Returns how many. */
export function pruneEvents(database: Database, clock: Clock): number {
  const before = new Date(clock.now().getTime() - keepHandledDays * 86_400_000);
  return transaction(database, (tx) => tx.delete(outbox).where(lt(outbox.handledAt, before)).run().changes);
}
