import { type IsoDate, londonDay } from './clock.ts';

/** Dates, money and counts as people read them; the only place that formats them. */

const dateWithYear = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const dateWithoutYear = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' });
const pounds = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  trailingZeroDisplay: 'stripIfInteger',
});
const timeOfDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  // Midnight is 00:00, never 24:00.
  hourCycle: 'h23',
});
const wholeNumber = new Intl.NumberFormat('en-GB');

/** "22 November 2026"; the year is left out when it is this one. */
export function formatDate(day: IsoDate, today?: IsoDate): string {
  const isThisYear = today !== undefined && day.slice(0, 4) === today.slice(0, 4);
  return (isThisYear ? dateWithoutYear : dateWithYear).format(new Date(`${day}T00:00:00Z`));
}

/** "£1,250" or "£12.50" from whole pence. */
export function formatPounds(pence: number): string {
  return pounds.format(pence / 100);
}

/** "4,203". */
export function formatCount(count: number): string {
  return wholeNumber.format(count);
}

/** "2:32pm", in London. */
export function formatTime(at: Date): string {
  return formatTimeOfDay(timeOfDay.format(at));
}

/** "22 November 2026 at 2:05pm", in London. */
export function formatMoment(at: Date): string {
  return `${formatDate(londonDay(at))} at ${formatTime(at)}`;
}

/** "9am", "12:30pm", "midday", "midnight" from `HH:MM`: written as GOV.UK writes times. */
export function formatTimeOfDay(time: string): string {
  if (time === '12:00') return 'midday';
  if (time === '00:00') return 'midnight';
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const hour = hours % 12 === 0 ? 12 : hours % 12;
  return `${hour}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}${hours < 12 ? 'am' : 'pm'}`;
}

/** "In person, by telephone" from labels that each begin with a capital letter. */
export function formatList(labels: readonly string[]): string {
  return labels
    .map((label, index) => (index === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1)))
    .join(', ');
}

/** The paragraphs of a text that somebody typed: what stands between its line ends, without empty ones. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');
}
