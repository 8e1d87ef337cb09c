import { eq, isNotNull, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type Database, type Transaction, transaction } from '#db/client.ts';
import { enquiries, enquiryEvents, exchangeReports, exchanges } from '#db/schema/enquiries.ts';
import { type Clock, dayMs, dayNumber, type IsoDate, londonDay } from '#platform/clock.ts';
import { readSetting, writeSetting } from '#platform/settings.ts';
import { answerDueOn } from './enquiry.model.ts';

const settingKey = 'demonstration enquiries';

interface State {
  /** The day on which they were filled in, and the one that their dates count from. */
  filledOn: IsoDate;
  datesCountFrom: IsoDate;
}

/** Notes from which day the dates of the demonstration's enquiries count. */
export function markDemonstrationEnquiries(tx: Transaction, today: IsoDate): void {
  writeSetting(tx, settingKey, { filledOn: today, datesCountFrom: today } satisfies State);
}

/** Whether the demonstration has its enquiries, so that one from before there were any gets them too. */
export function hasDemonstrationEnquiries(database: Database): boolean {
  return readSetting(database, settingKey) !== undefined;
}

/**
 * Moves the dates of the demonstration's enquiries along with the calendar, as those of its entries are: what waits
 * goes on waiting for as long, what is overdue stays so. There are some dozens of them, so it is one short transaction.
 */
export function advanceDemonstrationEnquiries(
  database: Database,
  clock: Clock,
  unansweredChanged: (tx: Transaction, listingRowId: number) => void,
): boolean {
  const state = readSetting(database, settingKey) as State | undefined;
  const to = londonDay(clock.now());
  if (state === undefined || to <= state.datesCountFrom) return false;
  const { filledOn, datesCountFrom } = state;
  const days = dayNumber(to) - dayNumber(datesCountFrom);
  const weekDays = wholeWeeks(filledOn, to) - wholeWeeks(filledOn, datesCountFrom);
  transaction(database, (tx) => {
    moveDates(tx, days, weekDays);
    // Weekends and holidays lie elsewhere now.
    for (const { rowId, askedAt, listingRowId, state } of tx
      .select()
      .from(enquiries)
      .where(isNotNull(enquiries.sourceKey))
      .all()) {
      const dueOn = answerDueOn(londonDay(askedAt));
      tx.update(enquiries).set({ answerDueOn: dueOn }).where(eq(enquiries.rowId, rowId)).run();
      if (state === 'asked') unansweredChanged(tx, listingRowId);
    }
    writeSetting(tx, settingKey, { filledOn, datesCountFrom: to } satisfies State);
  });
  return false;
}

/** Days from one day to another, in weeks of which the last has begun, so that what is on a Saturday stays on one. */
function wholeWeeks(from: IsoDate, to: IsoDate): number {
  return 7 * Math.ceil((dayNumber(to) - dayNumber(from)) / 7);
}

function moveDates(tx: Transaction, days: number, weekDays: number): void {
  const moment = (column: SQLiteColumn) => sql`${column} + ${days * dayMs}`;
  const day = (column: SQLiteColumn, by = days) => sql`date(${column}, ${`+${by} days`})`;
  const isOurs = isNotNull(enquiries.sourceKey);
  const ours = tx.select({ rowId: enquiries.rowId }).from(enquiries).where(isOurs);
  tx.update(enquiries)
    .set({
      askedAt: moment(enquiries.askedAt),
      firstAnsweredAt: moment(enquiries.firstAnsweredAt),
      lastMovedAt: moment(enquiries.lastMovedAt),
      closedAt: moment(enquiries.closedAt),
      nextStepOn: day(enquiries.nextStepOn),
    })
    .where(isOurs)
    .run();
  tx.update(enquiryEvents)
    .set({ at: moment(enquiryEvents.at) })
    .where(sql`${enquiryEvents.enquiryRowId} in ${ours}`)
    .run();
  const exchanged = tx
    .select({ rowId: exchanges.rowId })
    .from(exchanges)
    .where(sql`${exchanges.enquiryRowId} in ${ours}`);
  tx.update(exchangeReports)
    .set({ at: moment(exchangeReports.at) })
    .where(sql`${exchangeReports.exchangeRowId} in ${exchanged}`)
    .run();
  tx.update(exchanges)
    .set({
      agreedOn: day(exchanges.agreedOn),
      startsOn: day(exchanges.startsOn, weekDays),
      endsOn: day(exchanges.endsOn, weekDays),
      endedOn: day(exchanges.endedOn),
    })
    .where(sql`${exchanges.enquiryRowId} in ${ours}`)
    .run();
}
