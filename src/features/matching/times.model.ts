import type { Availability, WeeklyTime } from '#features/listings/index.ts';
import { type IsoDate, isoWeekday } from '#platform/clock.ts';

/** Whether two entries have time for each other; pure. What isn't said isn't known, and stands in nobody's way. */

export interface Times {
  availability: Availability | null;
  /** The day by which it is needed. */
  by: IsoDate | null;
  /** Times of the week that its words name; they count where it says no days otherwise. */
  spoken: readonly WeeklyTime[];
}

/** What is known of when they could meet. */
export type TimeFit =
  | { kind: 'unknown' }
  /** Weekdays (ISO 8601) on which both can. */
  | { kind: 'weekdays'; days: readonly number[] }
  /** A day on which both can. */
  | { kind: 'date'; date: IsoDate }
  /** Both say when, and never together: not on one day, or only after it is needed. */
  | { kind: 'apart' };

const apartShare = 0.6;
const knownShare = 1;
/** Less than what is known to fit, so that a known day comes first. */
const unknownShare = 0.94;

/** Compares when both can. */
export function compareTimes(need: Times, offer: Times): { share: number; fit: TimeFit } {
  const fit = fitOf(need, offer);
  const share = fit.kind === 'apart' ? apartShare : fit.kind === 'unknown' ? unknownShare : knownShare;
  // That words name the same day is a hint, and nothing to tell people as a fact.
  const isSaid = saysDays(need.availability) && saysDays(offer.availability);
  return { share, fit: isSaid || fit.kind === 'apart' ? fit : { kind: 'unknown' } };
}

function fitOf(need: Times, offer: Times): TimeFit {
  if (!spansMeet(need, offer)) return { kind: 'apart' };
  const one = withSpoken(need);
  const other = withSpoken(offer);
  if (!saysDays(one) || !saysDays(other)) return { kind: 'unknown' };
  const date = sharedDate(one, other);
  if (date !== undefined) return { kind: 'date', date };
  const days = sharedDays(one.weekly ?? [], other.weekly ?? []);
  return days.length > 0 ? { kind: 'weekdays', days } : { kind: 'apart' };
}

function withSpoken({ availability, spoken }: Times): Availability {
  return saysDays(availability) ? availability : { ...(availability ?? {}), weekly: [...spoken] };
}

/** Whether the time of one begins before that of the other is over. */
function spansMeet(need: Times, offer: Times): boolean {
  const last = earliest(need.by ?? undefined, need.availability?.until);
  const first = offer.availability?.from;
  const offerLast = offer.availability?.until;
  const needFirst = need.availability?.from;
  return (
    (last === undefined || first === undefined || first <= last) &&
    (offerLast === undefined || needFirst === undefined || needFirst <= offerLast)
  );
}

function earliest(...days: (IsoDate | undefined)[]): IsoDate | undefined {
  return days.filter((day) => day !== undefined).toSorted()[0];
}

function saysDays(availability: Availability | null): availability is Availability {
  const { weekly = [], dates = [] } = availability ?? {};
  return weekly.length > 0 || dates.length > 0;
}

function sharedDate(one: Availability, other: Availability): IsoDate | undefined {
  const isFree = ({ weekly = [], dates = [], from, until }: Availability, date: IsoDate) =>
    dates.includes(date) ||
    (weekly.some(({ day }) => day === isoWeekday(date)) &&
      (from === undefined || from <= date) &&
      (until === undefined || date <= until));
  return (
    (one.dates ?? []).find((date) => isFree(other, date)) ??
    (other.dates ?? []).find((date) => isFree(one, date))
  );
}

function sharedDays(mine: readonly WeeklyTime[], theirs: readonly WeeklyTime[]): number[] {
  const days = mine.filter(({ day, from, to }) =>
    theirs.some((other) => other.day === day && other.from < to && from < other.to),
  );
  return [...new Set(days.map(({ day }) => day))].toSorted((a, b) => a - b);
}
