import { describe, expect, it } from 'vitest';
import { addDays } from '#platform/clock.ts';
import { bankHolidays } from './bank-holidays.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';

/** As published at https://www.gov.uk/bank-holidays for England and Wales. */
const published: Record<number, string> = {
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
};

it.each(Object.entries(published))('knows the bank holidays of %s', (year, days) => {
  const worked = [...bankHolidays(Number(year))].toSorted().map((day) => day.slice(5));
  expect(worked.join(' ')).toBe(days);
});

describe('five working days', () => {
  it.each([
    ['2026-11-23', '2026-11-30', 'from a Monday over a weekend'],
    ['2026-11-20', '2026-11-27', 'from a Friday'],
    ['2026-11-21', '2026-11-27', 'from a Saturday: Monday is the first'],
    ['2026-11-22', '2026-11-27', 'from a Sunday'],
    ['2026-04-01', '2026-04-10', 'over Easter: neither Good Friday nor Easter Monday counts'],
    ['2026-12-23', '2027-01-04', 'over Christmas: 25, the substitute on 28, and New Year'],
    ['2027-12-24', '2028-01-05', 'both days of Christmas on a weekend, and New Year’s Day too'],
    ['2026-05-01', '2026-05-11', 'over the early May holiday'],
    ['2022-09-16', '2022-09-26', 'over a day that was proclaimed'],
  ])('after %s are up on %s: %s', (from, due) => {
    expect(addWorkingDays(from, 5)).toBe(due);
    expect(isWorkingDay(due)).toBe(true);
    expect(workingDaysBetween(from, due)).toBe(5);
  });

  // Easter Mondays as they are published; in 2049 it would be a week later by the plain rule.
  it.each([
    ...['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2028-04-17', '2029-04-02', '2030-04-22'],
    ...['2031-04-14', '2032-03-29', '2033-04-18', '2034-04-10', '2035-03-26', '2036-04-14', '2037-04-06'],
    ...['2038-04-26', '2039-04-11', '2040-04-02', '2041-04-22', '2042-04-07', '2043-03-30', '2044-04-18'],
    ...['2045-04-10', '2046-03-26', '2047-04-15', '2048-04-06', '2049-04-19', '2050-04-11'],
  ])('knows Easter: %s', (monday) => {
    expect(isWorkingDay(monday)).toBe(false);
    expect(isWorkingDay(addDays(monday, -3))).toBe(false);
    expect(isWorkingDay(addDays(monday, 1))).toBe(true);
    expect(isWorkingDay(addDays(monday, -4))).toBe(true);
  });

  it('counts none from a day to itself, to one before, or over a weekend', () => {
    expect(workingDaysBetween('2026-11-23', '2026-11-23')).toBe(0);
    expect(workingDaysBetween('2026-11-23', '2026-11-20')).toBe(0);
    expect(workingDaysBetween('2026-11-20', '2026-11-22')).toBe(0);
    expect(addWorkingDays('2026-11-21', 0)).toBe('2026-11-21');
  });
});
