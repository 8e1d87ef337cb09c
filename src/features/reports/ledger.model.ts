import { daysToAnswer, helpfulness, unitOf, workingDaysBetween } from '#features/enquiries/index.ts';
import { type Sector, sectors } from '#features/vocabularies/index.ts';
import type { IsoDate } from '#platform/clock.ts';

/** What exchanges come to: put together from what the database counts, without a name in it. Pure. */

/** A finished exchange, as the ledger's file has it. */
export interface LedgerRow {
  from: Sector;
  to: Sector;
  /** Category of what it was about, or the kind of its entry. */
  subject: string;
  themes: readonly string[];
  /** Null where the public may not know it, or there is none. */
  ward: string | null;
  /** When it was done. */
  endedOn: IsoDate;
  hours: number | null;
  items: number | null;
  /** How helpful it was to each side, 1 to 5; null: not said. */
  giverHelpful: number | null;
  receiverHelpful: number | null;
}

/** How many exchanges of a kind there were, and what they come to. */
export interface Tally {
  key: string;
  exchanges: number;
  hours: number;
  items: number;
}

/** Exchanges that have something in common, counted by the database. */
export interface CountedGroup extends Tally {
  by: 'sectors' | 'month' | 'theme' | 'subject' | 'ward' | 'giver-helpful' | 'receiver-helpful';
  /** Of sectors, the one that received; `key` is the one that gave. */
  other: Sector | null;
}

export interface Ledger {
  exchanges: number;
  hours: number;
  /** Things: of subjects that are counted in items; sessions, trips and places are no items. */
  items: number;
  /** Every pair of sectors, also those between which nothing went. */
  matrix: { from: Sector; to: Sector; exchanges: number; hours: number }[];
  byTheme: Tally[];
  bySubject: Tally[];
  byWard: Tally[];
  /** Every month of the period, the empty ones too. */
  byMonth: Tally[];
  /** One line for each of the five points, from the best. */
  helpful: { value: number; label: string; givers: number; receivers: number }[];
}

/** Puts the groups of a period together; `months` are all of it as `YYYY-MM`. */
export function toLedger(groups: readonly CountedGroup[], months: readonly string[]): Ledger {
  const by = (what: CountedGroup['by']) => groups.filter((group) => group.by === what);
  const between = by('sectors');
  const bySubject = biggestFirst(by('subject'));
  const counted = new Map(by('month').map((group) => [group.key, group]));
  const told = (side: 'giver' | 'receiver', value: number) =>
    by(`${side}-helpful`).find(({ key }) => key === String(value))?.exchanges ?? 0;
  return {
    exchanges: sum(between.map(({ exchanges }) => exchanges)),
    hours: sum(between.map(({ hours }) => hours)),
    items: sum(bySubject.map(({ key, items }) => (unitOf(key).one === 'item' ? items : 0))),
    matrix: sectors.flatMap((from) =>
      sectors.map((to) => {
        const { exchanges, hours } = between.find(({ key, other }) => key === from && other === to) ?? none;
        return { from, to, exchanges, hours };
      }),
    ),
    byTheme: biggestFirst(by('theme')),
    bySubject,
    byWard: biggestFirst(by('ward')),
    byMonth: months.map((key) => ({ ...toTally(counted.get(key) ?? none), key })),
    helpful: helpfulness.toReversed().map(({ value, label }) => ({
      value,
      label,
      givers: told('giver', value),
      receivers: told('receiver', value),
    })),
  };
}

const none = { key: '', exchanges: 0, hours: 0, items: 0 };

/** The biggest first; an exchange of two themes counts in both. */
function biggestFirst(groups: readonly CountedGroup[]): Tally[] {
  return groups
    .map(toTally)
    .toSorted((one, other) => other.exchanges - one.exchanges || one.key.localeCompare(other.key, 'en-GB'));
}

function toTally({ key, exchanges, hours, items }: Tally): Tally {
  return { key, exchanges, hours, items };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Enquiries that fared alike, counted by the database. */
export interface AskedGroup {
  state: string;
  /** The fifth working day after they were asked. */
  answerDueOn: IsoDate;
  /** The day of the owner's first word; null: none yet. */
  answeredOn: IsoDate | null;
  enquiries: number;
}

export interface Answering {
  asked: number;
  /** The middle one of those that were answered, in working days; null: none was. */
  medianDays: number | null;
  /** Of those that were answered or should have been by now; null: there is none. */
  inTimePercent: number | null;
  /** Of those that are over, how many took place; null: none is over. */
  cameAboutPercent: number | null;
}

/** How questions fare. What was taken back before an answer was due doesn't count against anybody. */
export function foldAnswering(groups: readonly AskedGroup[], today: IsoDate): Answering {
  const count = (some: readonly AskedGroup[]) => sum(some.map(({ enquiries }) => enquiries));
  const answered = groups.filter(({ answeredOn }) => answeredOn !== null);
  const due = groups.filter(
    (group) => group.answeredOn !== null || (group.answerDueOn < today && group.state === 'asked'),
  );
  const inTime = answered.filter((group) => (group.answeredOn ?? '') <= group.answerDueOn);
  const over = groups.filter(({ state }) =>
    ['done', 'declined', 'did-not-happen', 'cancelled'].includes(state),
  );
  const done = over.filter(({ state }) => state === 'done');
  return {
    asked: count(groups),
    medianDays: median(
      answered.map((group) => ({
        value: workingDaysToAnswer(group.answerDueOn, group.answeredOn ?? group.answerDueOn),
        times: group.enquiries,
      })),
    ),
    inTimePercent: percent(count(inTime), count(due)),
    cameAboutPercent: percent(count(done), count(over)),
  };
}

/** Working days from asking to the first answer, by when it was due: that many working days after it was asked. */
function workingDaysToAnswer(dueOn: IsoDate, answeredOn: IsoDate): number {
  return answeredOn > dueOn
    ? daysToAnswer + workingDaysBetween(dueOn, answeredOn)
    : daysToAnswer - workingDaysBetween(answeredOn, dueOn);
}

/** The middle of values that are there so many times; between two of them, what lies between. */
function median(values: readonly { value: number; times: number }[]): number | null {
  const sorted = values.toSorted((one, other) => one.value - other.value);
  const length = sum(sorted.map(({ times }) => times));
  if (length === 0) return null;
  const at = (place: number): number => {
    let before = 0;
    for (const { value, times } of sorted) {
      before += times;
      if (before > place) return value;
    }
    return 0;
  };
  return (at(Math.floor((length - 1) / 2)) + at(Math.floor(length / 2))) / 2;
}

/** Whole percent; null of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}

/** The months from one to another, both included, as `YYYY-MM`; at most ten years of them. */
export function monthsFrom(first: string, last: string): string[] {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  const [from, to] = [number(first), number(last)];
  const length = Math.min(Math.max(to - from + 1, 0), 120);
  return Array.from({ length }, (_, index) => {
    const month = from + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
