import { helpfulness, unitOf } from '#features/enquiries/index.ts';
import { type Sector, sectors } from '#features/vocabularies/index.ts';
import type { IsoDate } from '#platform/clock.ts';

/** What exchanges come to: folded from their rows, without a name in it. Pure. */

/** A finished exchange as the ledger reads it. */
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

export interface Tally {
  key: string;
  exchanges: number;
  hours: number;
  items: number;
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

/** Folds the rows of a period; `months` are all of it as `YYYY-MM`. */
export function foldLedger(rows: readonly LedgerRow[], months: readonly string[]): Ledger {
  const isThings = (row: LedgerRow) => unitOf(row.subject).one === 'item';
  return {
    exchanges: rows.length,
    hours: sum(rows.map((row) => row.hours)),
    items: sum(rows.filter(isThings).map((row) => row.items)),
    matrix: sectors.flatMap((from) =>
      sectors.map((to) => {
        const between = rows.filter((row) => row.from === from && row.to === to);
        return { from, to, exchanges: between.length, hours: sum(between.map((row) => row.hours)) };
      }),
    ),
    byTheme: tally(rows, (row) => row.themes),
    bySubject: tally(rows, (row) => [row.subject]),
    byWard: tally(rows, (row) => (row.ward === null ? [] : [row.ward])),
    byMonth: months.map((month) =>
      count(
        month,
        rows.filter((row) => row.endedOn.startsWith(month)),
      ),
    ),
    helpful: helpfulness.toReversed().map(({ value, label }) => ({
      value,
      label,
      givers: rows.filter((row) => row.giverHelpful === value).length,
      receivers: rows.filter((row) => row.receiverHelpful === value).length,
    })),
  };
}

/** The biggest first; an exchange of two themes counts in both. */
function tally(rows: readonly LedgerRow[], keysOf: (row: LedgerRow) => readonly string[]): Tally[] {
  const groups = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  }
  return [...groups]
    .map(([key, group]) => count(key, group))
    .toSorted((one, other) => other.exchanges - one.exchanges || one.key.localeCompare(other.key, 'en-GB'));
}

function count(key: string, rows: readonly LedgerRow[]): Tally {
  return {
    key,
    exchanges: rows.length,
    hours: sum(rows.map((row) => row.hours)),
    items: sum(rows.map((row) => row.items)),
  };
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

/** An enquiry as the answering figures read it. */
export interface AskedRow {
  state: string;
  askedOn: IsoDate;
  answerDueOn: IsoDate;
  /** The day of the owner's first word; null: none yet. */
  answeredOn: IsoDate | null;
  /** Working days from asking to that word. */
  workingDays: number | null;
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
export function foldAnswering(rows: readonly AskedRow[], today: IsoDate): Answering {
  const answered = rows.filter((row) => row.answeredOn !== null);
  const due = rows.filter(
    (row) => row.answeredOn !== null || (row.answerDueOn < today && row.state === 'asked'),
  );
  const inTime = answered.filter((row) => (row.answeredOn ?? '') <= row.answerDueOn);
  const over = rows.filter(({ state }) =>
    ['done', 'declined', 'did-not-happen', 'cancelled'].includes(state),
  );
  const done = over.filter(({ state }) => state === 'done');
  return {
    asked: rows.length,
    medianDays: median(answered.map((row) => row.workingDays ?? 0)),
    inTimePercent: percent(inTime.length, due.length),
    cameAboutPercent: percent(done.length, over.length),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
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
