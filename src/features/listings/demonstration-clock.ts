import { type Database, transaction } from '#db/client.ts';
import { addDays, type Clock, dayMs, dayNumber, type IsoDate, londonDay } from '#platform/clock.ts';
import { readSetting, writeSetting } from '#platform/settings.ts';
import type { Listing } from './listing.model.ts';
import * as queries from './listing.queries.ts';
import type { ListingProjection } from './listing-record.ts';

/** Prefix of the source keys of everything that belongs to the demonstration borough. */
export const demonstrationSource = 'demo';

const settingKey = 'demonstration';
/** Listings moved in one transaction: some 20 ms of writing. */
const batchSize = 20;

interface DemonstrationState {
  /** The day on which it was filled. */
  filledOn: IsoDate;
  /** The day that its dates count from. */
  datesCountFrom: IsoDate;
  /** While its dates are being moved: to which day, and the last row that has been. */
  moving?: { to: IsoDate; afterRowId: number };
}

/** Whether this database holds the demonstration borough, so that every page must say so. */
export function isDemonstration(database: Database): boolean {
  return readSetting(database, settingKey) !== undefined;
}

/** Notes, in the transaction that fills the database, that it holds the demonstration and from which day it counts. */
export function markDemonstration(tx: Parameters<typeof writeSetting>[0], today: IsoDate): void {
  writeSetting(tx, settingKey, { filledOn: today, datesCountFrom: today } satisfies DemonstrationState);
}

/**
 * Moves the demonstration's dates along with the calendar, so that what is fresh stays fresh, what is stale
 * stays stale, and a demonstration left running doesn't empty itself. This is the demonstration's clock, not a
 * change that anybody made, so it leaves no revision. It works in small steps and can be stopped at any of them.
 *
 * @returns whether there is more to move.
 */
export function advanceDemonstration(given: {
  database: Database;
  clock: Clock;
  projection: ListingProjection;
}): boolean {
  const { database, clock, projection } = given;
  const state = readSetting(database, settingKey) as DemonstrationState | undefined;
  if (!state) return false;
  const moving = state.moving ?? { to: londonDay(clock.now()), afterRowId: 0 };
  const days = dayNumber(moving.to) - dayNumber(state.datesCountFrom);
  if (days <= 0) return false;
  const weekDays = wholeWeeks(state.filledOn, moving.to) - wholeWeeks(state.filledOn, state.datesCountFrom);
  return transaction(database, (tx) => {
    const batch = queries.rowsOfSourceAfter(tx, demonstrationSource, moving.afterRowId, batchSize);
    for (const listing of batch) {
      const moved = moveDates(listing, days, weekDays);
      queries.updateListing(tx, listing.rowId, moved);
      projection.listingChanged(tx, { ...listing, ...moved });
    }
    const last = batch.at(-1);
    const next: DemonstrationState = last
      ? { ...state, moving: { to: moving.to, afterRowId: last.rowId } }
      : { filledOn: state.filledOn, datesCountFrom: moving.to };
    writeSetting(tx, settingKey, next);
    return last !== undefined;
  });
}

/** Days from one day to another, in weeks of which the last has begun: 0, 7 from the next day on, 14 from the eighth. */
function wholeWeeks(from: IsoDate, to: IsoDate): number {
  return 7 * Math.ceil((dayNumber(to) - dayNumber(from)) / 7);
}

/**
 * The fields of a listing that hold dates. What tells how fresh it is moves by days; when something takes place
 * moves by whole weeks, so that a film on a Friday stays on one, and never less far, so that it doesn't go by.
 */
function moveDates(listing: Listing, days: number, weekDays: number) {
  return {
    confirmedOn: listing.confirmedOn && addDays(listing.confirmedOn, days),
    reviewDueOn: listing.reviewDueOn && addDays(listing.reviewDueOn, days),
    publishedAt: listing.publishedAt && new Date(listing.publishedAt.getTime() + days * dayMs),
    // Other days, the same shape.
    availability: moveIsoDates(listing.availability, weekDays) as Listing['availability'],
    details: moveIsoDates(listing.details, weekDays),
  };
}

/** Moves every calendar day anywhere in a JSON value. */
export function moveIsoDates(value: unknown, days: number): unknown {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? addDays(value, days) : value;
  if (Array.isArray(value)) return value.map((each) => moveIsoDates(each, days));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, moveIsoDates(each, days)]));
}
