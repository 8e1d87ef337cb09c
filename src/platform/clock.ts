/** Time enters the program here and nowhere else, so that tests can stand still or walk a year. */
export interface Clock {
  /** The present moment. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock for tests: it moves only when told to. */
export function fixedClock(start: string | Date): Clock & { advance(milliseconds: number): void } {
  let current = new Date(start).getTime();
  return {
    now: () => new Date(current),
    advance(milliseconds) {
      current += milliseconds;
    },
  };
}

/** A day in the borough's calendar, as `YYYY-MM-DD`. */
export type IsoDate = string;

const londonDate = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in London at a moment, as `YYYY-MM-DD`. */
export function londonDay(moment: Date): IsoDate {
  return londonDate.format(moment);
}

/** Milliseconds of 24 hours; a calendar day in London has an hour more or less twice a year. */
export const dayMs = 86_400_000;

/** Whole days since 1 January 1970 of a calendar day; the inverse of {@link dayFromNumber}. */
export function dayNumber(day: IsoDate): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs);
}

/** The calendar day that lies `days` after 1 January 1970. */
export function dayFromNumber(days: number): IsoDate {
  return new Date(days * dayMs).toISOString().slice(0, 10);
}

/** The calendar day that lies `count` days after (or, if negative, before) another. */
export function addDays(day: IsoDate, count: number): IsoDate {
  return dayFromNumber(dayNumber(day) + count);
}

/** ISO 8601 weekday of a calendar day: 1 is Monday, 7 is Sunday. */
export function isoWeekday(day: IsoDate): number {
  // 1 January 1970 was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

const hourMs = 3_600_000;

/** The moment at which a calendar day begins in London: midnight there, an hour before UTC's in summer. */
export function startOfLondonDay(day: IsoDate): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const inSummer = new Date(midnight - hourMs);
  return londonDay(inSummer) === day ? inSummer : new Date(midnight);
}

/** Whether a text is a calendar day that exists (`2026-02-30` does not). */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

const londonHours = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The hour in London at a moment, from 0 to 23. */
export function londonHour(moment: Date): number {
  return Number(londonHours.format(moment));
}
