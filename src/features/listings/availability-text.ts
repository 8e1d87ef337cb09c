import type { IsoDate } from '#platform/clock.ts';
import { formatDate, formatTimeOfDay } from '#platform/formats.ts';
import type { Availability, WeeklyTime } from './listing.model.ts';

/** When something is free or takes place, in words. */

/** By ISO 8601 number: 1 is Monday. */
export const dayNames = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const weekdays = [1, 2, 3, 4, 5];
const everyDay = [1, 2, 3, 4, 5, 6, 7];
/** Single dates that a page lists; more than these are counted. */
const mostDatesListed = 6;

/** "Thursdays, 11am to 1pm, from 12 December. Not in school holidays." Empty where nothing is known. */
export function availabilityText(availability: Availability | null, today: IsoDate): string {
  if (!availability) return '';
  const { weekly = [], dates = [], from, until, note } = availability;
  const times = groupByTime(weekly).map(({ days, time }) => `${daysText(days)}, ${time}`);
  const sentences = [
    [...times, rangeText(from, until, today)].filter(Boolean).join('; '),
    datesText(dates, today),
    note,
  ];
  return sentences
    .filter((sentence): sentence is string => Boolean(sentence))
    .map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1))
    .join('. ');
}

/** The same in two or three words for a card: "Thursdays", "Weekdays until 31 March"; empty where nothing is known. */
export function availabilityGist(availability: Availability | null, today: IsoDate): string {
  if (!availability) return '';
  const { weekly = [], dates = [], until } = availability;
  const days = [...new Set(weekly.map((each) => each.day))].toSorted((a, b) => a - b);
  if (days.length > 0) return days.length > mostDaysNamed ? countedDays(days) : daysText(days);
  const [next] = dates.filter((date) => date >= today).toSorted();
  if (next) return formatDate(next, today);
  return until ? `Until ${formatDate(until, today)}` : '';
}

/** On a card there is no room to name more weekdays than these. */
const mostDaysNamed = 3;

function countedDays(days: readonly number[]): string {
  const text = daysText(days);
  return text.includes(',') ? `${days.length} days a week` : text;
}

function rangeText(from: IsoDate | undefined, until: IsoDate | undefined, today: IsoDate): string {
  if (from && until) return `from ${formatDate(from, today)} to ${formatDate(until, today)}`;
  if (from) return `from ${formatDate(from, today)}`;
  return until ? `until ${formatDate(until, today)}` : '';
}

function datesText(dates: readonly IsoDate[], today: IsoDate): string {
  const listed = dates.slice(0, mostDatesListed).map((date) => formatDate(date, today));
  const rest = dates.length - listed.length;
  return [joinWords(listed), rest > 0 ? ` and ${rest} more days` : ''].join('');
}

function groupByTime(weekly: readonly WeeklyTime[]): { days: number[]; time: string }[] {
  const byTime = new Map<string, number[]>();
  for (const { day, from, to } of weekly) {
    const time = `${formatTimeOfDay(from)} to ${formatTimeOfDay(to)}`;
    byTime.set(time, [...(byTime.get(time) ?? []), day]);
  }
  return [...byTime].map(([time, days]) => ({ time, days: days.toSorted((a, b) => a - b) }));
}

function daysText(days: readonly number[]): string {
  if (days.length === everyDay.length) return 'Every day';
  if (days.length === weekdays.length && weekdays.every((day) => days.includes(day))) return 'Weekdays';
  if (days.length === 2 && days.includes(6) && days.includes(7)) return 'Weekends';
  return joinWords(days.map((day) => `${dayNames[day]}s`));
}

function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
