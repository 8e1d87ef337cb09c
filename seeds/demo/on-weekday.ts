import { type IsoDate, isoWeekday } from '../../src/platform/clock.ts';

/**
 * The first day of a weekday that lies `offset` days or more after the day of seeding, so that
 * "the film on Friday" falls on a Friday whenever the demonstration is seeded.
 *
 * @param weekday 1 is Monday, 7 Sunday.
 */
export function onWeekday(
  day: (offset: number) => IsoDate,
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7,
  offset: number,
): IsoDate {
  const ahead = (weekday - isoWeekday(day(offset)) + 7) % 7;
  return day(offset + ahead);
}
