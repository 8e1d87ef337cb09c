import { addDays, type Clock, type IsoDate } from '../../src/platform/clock.ts';

/** The clock by which people of the demonstration write what waits for its curators: it goes where it is put. */
export interface QueueClock extends Clock {
  /** So many days before the day of seeding, at a time in UTC: "09:40". */
  goTo(daysAgo: number, time: string): void;
  /** On by some seconds. */
  wait(seconds: number): void;
}

export function queueClock(today: IsoDate): QueueClock {
  let now = new Date(`${today}T00:00:00Z`);
  return {
    now: () => now,
    goTo(daysAgo, time) {
      now = new Date(`${addDays(today, -daysAgo)}T${time}:00Z`);
    },
    wait(seconds) {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
}
