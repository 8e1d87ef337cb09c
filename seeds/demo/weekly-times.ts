import type { WeeklyTime } from '../../src/features/listings/index.ts';

/** The same time span on several weekdays (1 is Monday, 7 Sunday); times are `HH:MM` in London. */
export function weekly(days: WeeklyTime['day'][], from: string, to: string): WeeklyTime[] {
  return days.map((day) => ({ day, from, to }));
}
