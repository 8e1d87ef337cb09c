import { dayMs, londonDay } from '#platform/clock.ts';
import { formatDate } from '#platform/formats.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** From here on a date says more than a count. */
const mostDaysCounted = 13;

/** How long ago something happened: "just now", "2 hours ago", "yesterday", "12 October". */
export function agoText(at: Date, now: Date): string {
  const elapsed = now.getTime() - at.getTime();
  if (elapsed < minuteMs) return 'just now';
  if (elapsed < hourMs) return counted(Math.floor(elapsed / minuteMs), 'minute');
  if (elapsed < 12 * hourMs) return counted(Math.floor(elapsed / hourMs), 'hour');
  const [then, today] = [londonDay(at), londonDay(now)];
  const days = Math.round((Date.parse(today) - Date.parse(then)) / dayMs);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  return days <= mostDaysCounted ? counted(days, 'day') : formatDate(then, today);
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}
