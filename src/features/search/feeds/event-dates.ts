import {
  kindDefinitions,
  type Listing,
  type ListingKind,
  listingKinds,
  type WeeklyTime,
} from '#features/listings/index.ts';
import { addDays, type IsoDate, isoWeekday, londonDay } from '#platform/clock.ts';
import type { CalendarEvent } from '#platform/icalendar.ts';

/** The days of a listing that somebody would put into their calendar. Pure. */

/**
 * Kinds whose days are dates that one keeps: when people can help, when one can come and see, and by when something
 * is needed. Of the others it says when they are open or free, which would fill a calendar with opening hours.
 */
const hasDates: Record<ListingKind, boolean> = {
  service: false,
  need: true,
  resource: false,
  skill: false,
  volunteering: true,
  shadowing: true,
};
export const datedKinds = listingKinds.filter((kind) => hasDates[kind]);

export interface EventDates extends Pick<CalendarEvent, 'startsOn' | 'endsOn' | 'times' | 'weekly'> {
  /** Names it among those of its listing, as long as the listing lasts. */
  key: string;
  /** Whether it is the day by which something is needed. */
  isDeadline: boolean;
}

/** The dates of one listing: its weekly times, its single days, its span of days, and the day by which it is needed. */
export function eventDatesOf(listing: Listing): EventDates[] {
  if (!hasDates[listing.kind]) return [];
  const { from, until, weekly = [], dates = [] } = listing.availability ?? {};
  const isSpan = from !== undefined && until !== undefined && weekly.length === 0 && dates.length === 0;
  return [
    ...weeklyDates(listing, weekly),
    ...[...new Set(dates)].toSorted().map((date) => wholeDays(date, date, date)),
    ...(isSpan ? [wholeDays('span', from, until)] : []),
    ...deadlineOf(listing),
  ];
}

/** One for each time of day, on all its weekdays. */
function weeklyDates(listing: Listing, weekly: readonly WeeklyTime[]): EventDates[] {
  const { from, until } = listing.availability ?? {};
  // Since when it has been so, where nobody says from when it is.
  const earliest = from ?? londonDay(listing.publishedAt ?? listing.createdAt);
  const daysByTime = new Map<string, number[]>();
  for (const { day, from: begins, to } of weekly) {
    const time = `${begins}-${to}`;
    daysByTime.set(time, [...(daysByTime.get(time) ?? []), day]);
  }
  return [...daysByTime]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([time, found], index): EventDates[] => {
      const days = [...new Set(found)].toSorted((a, b) => a - b);
      const startsOn = firstDayOn(days, earliest);
      if (until !== undefined && startsOn > until) return [];
      const [begins = '', to = ''] = time.split('-');
      return [
        {
          key: `weekly-${index + 1}`,
          startsOn,
          endsOn: startsOn,
          times: { from: begins, to },
          weekly: { days, until: until ?? null },
          isDeadline: false,
        },
      ];
    });
}

/** The first day from a day on that is one of some weekdays. */
function firstDayOn(weekdays: readonly number[], earliest: IsoDate): IsoDate {
  let day = earliest;
  while (!weekdays.includes(isoWeekday(day))) day = addDays(day, 1);
  return day;
}

function deadlineOf({ kind, details }: Listing): EventDates[] {
  if (kind !== 'need') return [];
  // When it could be met left aside, a need ends on the day by which it is needed.
  const by = kindDefinitions[kind].endsOn(details, null);
  return by === null ? [] : [{ ...wholeDays('by', by, by), isDeadline: true }];
}

function wholeDays(key: string, startsOn: IsoDate, endsOn: IsoDate): EventDates {
  return { key, startsOn, endsOn, times: null, weekly: null, isDeadline: false };
}
