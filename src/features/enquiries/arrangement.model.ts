import type { exchanges } from '#db/schema/enquiries.ts';
import type { Listing } from '#features/listings/index.ts';
import { addDays, dayNumber, type IsoDate, isoWeekday } from '#platform/clock.ts';
import { formatCount, formatDate } from '#platform/formats.ts';

/** What an exchange is counted in, and when it takes place. Pure. */

export type Repetition = (typeof exchanges.$inferSelect)['repeats'];

export const repetitionLabels: Record<Repetition, string> = {
  once: 'Once, or over some days',
  weekly: 'Every week',
  fortnightly: 'Every two weeks',
  monthly: 'Every month',
};
export const repetitions = Object.keys(repetitionLabels) as Repetition[];

/** What exchanges of a subject are counted in besides hours: "3 trips", "40 items". */
interface Unit {
  one: string;
  many: string;
  /** The question that asks for it. */
  question: string;
  /** Whether hours are worth asking for as well. */
  hasHours: boolean;
}

const sessions: Unit = {
  one: 'session',
  many: 'sessions',
  question: 'How many sessions?',
  hasHours: true,
};

/** By category; what has none is counted by its kind. */
const units: Readonly<Record<string, Unit>> = {
  space: { one: 'booking', many: 'bookings', question: 'How many times was it used?', hasHours: true },
  equipment: { one: 'item', many: 'items', question: 'How many items?', hasHours: false },
  transport: { one: 'trip', many: 'trips', question: 'How many trips?', hasHours: true },
  goods: { one: 'item', many: 'items', question: 'How many items, roughly?', hasHours: false },
  training: { one: 'place', many: 'places', question: 'How many people took part?', hasHours: true },
  funding: { one: 'award', many: 'awards', question: 'How many awards?', hasHours: false },
  information: { one: 'piece', many: 'pieces', question: 'How many pieces?', hasHours: true },
  publicity: { one: 'piece', many: 'pieces', question: 'How many pieces?', hasHours: true },
  people: { one: 'person', many: 'people', question: 'How many people helped?', hasHours: true },
  volunteering: { one: 'person', many: 'people', question: 'How many people helped?', hasHours: true },
  shadowing: { one: 'day', many: 'days', question: 'How many days?', hasHours: false },
};

/** What an exchange is about: the category of its entry or, without one, the entry's kind. */
export function subjectOf({ category, kind }: Pick<Listing, 'category' | 'kind'>): string {
  return category ?? kind;
}

export function unitOf(subject: string): Unit {
  return units[subject] ?? sessions;
}

/** "1 trip", "40 items". */
export function counted(subject: string, count: number): string {
  const { one, many } = unitOf(subject);
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

export interface Arrangement {
  startsOn: IsoDate | null;
  endsOn: IsoDate | null;
  repeats: Repetition;
  quantity: number | null;
}

/** How often it takes place between its first and its last day; null where one of them isn't known. */
export function occurrences({ startsOn, endsOn, repeats }: Arrangement): number | null {
  if (repeats === 'once') return startsOn === null ? null : 1;
  if (startsOn === null || endsOn === null) return null;
  if (repeats === 'monthly') return monthsBetween(startsOn, endsOn) + 1;
  const days = repeats === 'weekly' ? 7 : 14;
  return Math.floor((dayNumber(endsOn) - dayNumber(startsOn)) / days) + 1;
}

/** Whole months from one day to another: to 4 March from 5 January it is 1. */
function monthsBetween(from: IsoDate, to: IsoDate): number {
  const [fromYear = 0, fromMonth = 0, fromDate = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDate = 0] = to.split('-').map(Number);
  // A month that is shorter than the first day's date counts once it is over.
  const isShort = addDays(to, 1).endsWith('-01');
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return toDate >= fromDate || isShort ? months : months - 1;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "Every Saturday from 5 December to 27 March 2027, 17 times", "On 5 December", "No day set yet". */
export function whenText(arrangement: Arrangement, today: IsoDate): string {
  const { startsOn, endsOn, repeats } = arrangement;
  if (startsOn === null) return repeats === 'once' ? 'No day set yet' : repetitionLabels[repeats];
  const from = formatDate(startsOn, today);
  const weekday = weekdays[isoWeekday(startsOn) - 1] ?? '';
  if (repeats === 'once') {
    return endsOn === null || endsOn === startsOn
      ? `On ${weekday} ${from}`
      : `From ${from} to ${formatDate(endsOn, today)}`;
  }
  const every = {
    weekly: `Every ${weekday}`,
    fortnightly: `Every other ${weekday}`,
    monthly: 'Every month',
  }[repeats];
  if (endsOn === null) return `${every} from ${from}`;
  const times = occurrences(arrangement) ?? 1;
  return `${every} from ${from} to ${formatDate(endsOn, today)}, ${times} ${times === 1 ? 'time' : 'times'}`;
}

/** Whether anything of when, how often or how much has been noted. */
export function isArranged({ startsOn, repeats, quantity }: Arrangement): boolean {
  return startsOn !== null || repeats !== 'once' || quantity !== null;
}

/** When and how much: "On Saturday 5 December · 30 items". */
export function arrangementText(arranged: Arrangement & { subject: string }, today: IsoDate): string {
  const { subject, quantity } = arranged;
  const amount = quantity === null ? [] : [counted(subject, quantity)];
  return [whenText(arranged, today), ...amount].join(' · ');
}
