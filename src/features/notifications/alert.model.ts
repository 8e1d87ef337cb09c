import type { alerts } from '#db/schema/notifications.ts';
import {
  addDays,
  type IsoDate,
  isoWeekday,
  londonDay,
  londonHour,
  startOfLondonDay,
} from '#platform/clock.ts';

/** What people are told of and how often; pure. */

/** Something that a person wants to be told of. */
export type Alert = Readonly<typeof alerts.$inferSelect>;

export const frequencies = ['at-once', 'daily', 'weekly'] as const;
export type Frequency = (typeof frequencies)[number];

export const frequencyLabels: Record<Frequency, { label: string; hint: string }> = {
  'at-once': { label: 'At once', hint: 'Within a few minutes, and at most one e-mail an hour' },
  daily: { label: 'Once a day', hint: 'In the morning, if there is anything new' },
  weekly: { label: 'Once a week', hint: 'On Monday morning, if there is anything new' },
};

/** What somebody gets unless they choose: often enough for needs and offers that stand for weeks. */
export const usualFrequency: Frequency = 'weekly';

/** What one person may follow at the same time, beside the matches of their own entries. */
export const mostAlerts = 30;

/** Whoever is told at once isn't written to again for so long: what comes meanwhile goes into the next mail. */
export const atOnceRestMs = 3_600_000;

/** The hour in London at which daily and weekly digests are made, and the weekday of the latter (Monday). */
const digestHour = 7;
const digestWeekday = 1;
const hourMs = 3_600_000;

/** When an alert is to be looked at for the first time after a moment: when it was made, changed or looked at. */
export function nextLook(frequency: Frequency, after: Date): Date {
  if (frequency === 'at-once') return after;
  const today = londonDay(after);
  const isStillToCome = londonHour(after) < digestHour;
  const first = isStillToCome ? today : addDays(today, 1);
  return morningOf(frequency === 'daily' ? first : mondayFrom(first));
}

/** When an alert is due again after somebody was written to. */
export function nextAfterMail(frequency: Frequency, at: Date): Date {
  return frequency === 'at-once' ? new Date(at.getTime() + atOnceRestMs) : nextLook(frequency, at);
}

function mondayFrom(day: IsoDate): IsoDate {
  return addDays(day, (digestWeekday + 7 - isoWeekday(day)) % 7);
}

/** Clocks change at one in the morning, so that seven hours after midnight may be six or eight o'clock. */
function morningOf(day: IsoDate): Date {
  const midnight = startOfLondonDay(day).getTime();
  const plain = new Date(midnight + digestHour * hourMs);
  return new Date(plain.getTime() + (digestHour - londonHour(plain)) * hourMs);
}

/** What one digest says at most: entries that it names of one subject, and of all together. */
export const mostOfSubject = 8;
export const mostInDigest = 40;

/**
 * Shares the room of a digest among its subjects in their order: each names its newest, as long as there is room.
 * @returns how many each names
 */
export function shareRoom(counts: readonly number[]): number[] {
  let left = mostInDigest;
  return counts.map((count) => {
    const named = Math.min(count, mostOfSubject, left);
    left -= named;
    return named;
  });
}
