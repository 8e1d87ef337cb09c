import { addDays, type IsoDate, isoWeekday } from '#platform/clock.ts';

/**
 * Bank holidays in England. They follow from the law, so they are worked out rather than listed year by year: a list
 * would end some day, and nobody notices a clock that counts a holiday as a working day.
 *
 * Sources: Banking and Financial Dealings Act 1971, Schedule 1 (Easter Monday, last Mondays in May and August, 26
 * December and its substitute); by royal proclamation since then New Year's Day (1974), the first Monday in May (1978)
 * and substitutes where a holiday falls on a weekend; common law: Good Friday, Christmas Day. Compared with the dates
 * published at https://www.gov.uk/bank-holidays for England and Wales for 2019 to 2028, as of November 2026.
 */

/** What a proclamation changed for one year; the only part that needs looking after. */
const proclaimed: Readonly<
  Record<number, { extra?: readonly IsoDate[]; moved?: Readonly<Record<IsoDate, IsoDate>> }>
> = {
  // 75 years since VE Day.
  2020: { moved: { '2020-05-04': '2020-05-08' } },
  // The Platinum Jubilee, and the state funeral of Queen Elizabeth II.
  2022: { extra: ['2022-06-03', '2022-09-19'], moved: { '2022-05-30': '2022-06-02' } },
  // The coronation of King Charles III.
  2023: { extra: ['2023-05-08'] },
};

const years = new Map<number, ReadonlySet<IsoDate>>();

/** Whether a day is a bank holiday in England. */
export function isBankHoliday(day: IsoDate): boolean {
  const year = Number(day.slice(0, 4));
  const known = years.get(year) ?? bankHolidays(year);
  years.set(year, known);
  return known.has(day);
}

/** The bank holidays of a year, substitute days included. */
export function bankHolidays(year: number): ReadonlySet<IsoDate> {
  const easter = easterSunday(year);
  const fixed = [
    ...substituted([`${year}-01-01`]),
    addDays(easter, -2),
    addDays(easter, 1),
    mondayFrom(`${year}-05-01`),
    lastMondayUntil(`${year}-05-31`),
    lastMondayUntil(`${year}-08-31`),
    ...substituted([`${year}-12-25`, `${year}-12-26`]),
  ];
  const { extra = [], moved = {} } = proclaimed[year] ?? {};
  return new Set([...fixed.map((day) => moved[day] ?? day), ...extra]);
}

/** Holidays in a row; one on a weekend is kept on the next weekday that isn't one of them. */
function substituted(days: readonly IsoDate[]): IsoDate[] {
  const kept = days.filter((day) => isoWeekday(day) <= 5);
  for (const day of days) {
    if (isoWeekday(day) <= 5) continue;
    let substitute = addDays(day, 1);
    while (isoWeekday(substitute) > 5 || kept.includes(substitute)) substitute = addDays(substitute, 1);
    kept.push(substitute);
  }
  return kept;
}

function mondayFrom(day: IsoDate): IsoDate {
  return addDays(day, (8 - isoWeekday(day)) % 7);
}

function lastMondayUntil(day: IsoDate): IsoDate {
  return addDays(day, 1 - isoWeekday(day));
}

/** Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const date = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
