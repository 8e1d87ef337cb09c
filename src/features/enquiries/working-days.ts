import { addDays, type IsoDate, isoWeekday } from '#platform/clock.ts';
import { isBankHoliday } from './bank-holidays.ts';

/** The clock of "somebody always answers": Monday to Friday, bank holidays in England left out. */

/** Working days within which an enquiry is to be answered. */
export const daysToAnswer = 5;
/** After which the owner is reminded, once each. */
export const reminderDays = [3, daysToAnswer] as const;

export function isWorkingDay(day: IsoDate): boolean {
  return isoWeekday(day) <= 5 && !isBankHoliday(day);
}

/** The day that is so many working days after another; the day itself doesn't count, whatever day it is. */
export function addWorkingDays(day: IsoDate, count: number): IsoDate {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** Working days after one day up to and with another; 0 where that is no later. */
export function workingDaysBetween(from: IsoDate, to: IsoDate): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}
