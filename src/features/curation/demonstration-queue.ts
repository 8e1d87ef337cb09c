import { and, asc, gt, inArray, max, sql } from 'drizzle-orm';
import { type Database, transaction } from '#db/client.ts';
import { reviewEvents, reviewItems } from '#db/schema/curation.ts';
import { type Clock, dayMs, dayNumber, type IsoDate, londonDay } from '#platform/clock.ts';
import { readSetting, writeSetting } from '#platform/settings.ts';

const settingKey = 'demonstration.queue';

/** What waits in the demonstration borough from the outset. */
interface DemonstrationQueue {
  /** The day that its moments count from. */
  datesCountFrom: IsoDate;
  itemRowIds: number[];
  /** The last thing that happened in it before anybody touched it. */
  lastEventRowId: number;
}

/** Notes, in the transaction that fills the queue, that what stands in it belongs to the demonstration. */
export function rememberDemonstrationQueue(database: Database, today: IsoDate): void {
  transaction(database, (tx) => {
    const items = tx
      .select({ rowId: reviewItems.rowId })
      .from(reviewItems)
      .orderBy(asc(reviewItems.rowId))
      .all();
    const last = tx
      .select({ rowId: max(reviewEvents.rowId) })
      .from(reviewEvents)
      .get();
    writeSetting(tx, settingKey, {
      datesCountFrom: today,
      itemRowIds: items.map(({ rowId }) => rowId),
      lastEventRowId: last?.rowId ?? 0,
    } satisfies DemonstrationQueue);
  });
}

/**
 * Moves along with the calendar what waits in the demonstration and nobody has touched, so that what has waited for
 * two days still has: the demonstration's clock, as for its entries. What a curator has looked after stays.
 */
export function advanceDemonstrationQueue(given: { database: Database; clock: Clock }): void {
  const { database, clock } = given;
  const queue = readSetting(database, settingKey) as DemonstrationQueue | undefined;
  const today = londonDay(clock.now());
  const days = queue ? dayNumber(today) - dayNumber(queue.datesCountFrom) : 0;
  if (!queue || days <= 0) return;
  transaction(database, (tx) => {
    const touched = tx
      .select({ rowId: reviewEvents.itemRowId })
      .from(reviewEvents)
      .where(
        and(inArray(reviewEvents.itemRowId, queue.itemRowIds), gt(reviewEvents.rowId, queue.lastEventRowId)),
      )
      .all()
      .map(({ rowId }) => rowId);
    const itemRowIds = queue.itemRowIds.filter((rowId) => !touched.includes(rowId));
    const by = days * dayMs;
    tx.update(reviewItems)
      .set({ openedAt: sql`${reviewItems.openedAt} + ${by}` })
      .where(inArray(reviewItems.rowId, itemRowIds))
      .run();
    tx.update(reviewEvents)
      .set({ at: sql`${reviewEvents.at} + ${by}` })
      .where(inArray(reviewEvents.itemRowId, itemRowIds))
      .run();
    writeSetting(tx, settingKey, {
      ...queue,
      itemRowIds,
      datesCountFrom: today,
    } satisfies DemonstrationQueue);
  });
}
