import { sql } from 'drizzle-orm';
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { openDatabase, transaction } from '#db/client.ts';
import { addDays, isIsoDate, isoWeekday, londonDay, startOfLondonDay } from './clock.ts';
import { formatCount, formatDate, formatMoment, formatPounds, formatTime } from './formats.ts';
import { countingIds, randomIds } from './ids.ts';
import { londonDayOf } from './london-day.ts';
import { freeSlug, slugify } from './slugs.ts';

describe('the calendar', () => {
  it.each([
    // British Summer Time: an hour before midnight in UTC it is already tomorrow.
    ['2026-06-30T23:30:00Z', '2026-07-01'],
    ['2026-12-31T23:30:00Z', '2026-12-31'],
  ])('%s is %s in London', (moment, day) => {
    expect(londonDay(new Date(moment))).toBe(day);
  });

  it.each([
    ['2026-11-23', '2026-11-23T00:00:00.000Z'],
    ['2026-06-30', '2026-06-29T23:00:00.000Z'],
    // The days on which the clocks change begin as the day before ended.
    ['2027-03-28', '2027-03-28T00:00:00.000Z'],
    ['2027-03-29', '2027-03-28T23:00:00.000Z'],
    ['2027-10-31', '2027-10-30T23:00:00.000Z'],
    ['2027-11-01', '2027-11-01T00:00:00.000Z'],
  ])('%s begins at %s in London', (day, moment) => {
    expect(startOfLondonDay(day).toISOString()).toBe(moment);
  });

  it.each([
    ['2026-11-23', 1],
    ['2026-11-29', 7],
    ['1969-12-31', 3],
  ])('%s is weekday %i', (day, weekday) => {
    expect(isoWeekday(day)).toBe(weekday);
  });

  it('adds days over the end of February', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it.each([
    ['2026-02-28', true],
    ['2026-02-30', false],
    ['2026-2-3', false],
    ['tomorrow', false],
  ])('%s is a calendar day: %s', (text, expected) => {
    expect(isIsoDate(text)).toBe(expected);
  });
});

describe('London’s day in the database', () => {
  it('is the one of the clock, over every change of the clocks until 2040', () => {
    const database = openDatabase(':memory:');
    const moments = sqliteTable('moments', { at: integer('at', { mode: 'timestamp_ms' }) });
    database.run(sql`create table moments (at integer)`);
    const hours = Array.from({ length: 45 * 12 }, (_, month) =>
      // The last week of each month, in which the clocks may change, and its first hours and last.
      [25, 26, 27, 28, 29, 30, 31].flatMap((day) =>
        [0, 1, 2, 22, 23].map((hour) => new Date(Date.UTC(1996, month, day, hour, 59, 59, 999))),
      ),
    ).flat();
    transaction(database, (tx) => {
      for (const at of [...hours, null]) tx.insert(moments).values({ at }).run();
    });
    const days = database
      .select({ day: londonDayOf(moments.at) })
      .from(moments)
      .orderBy(sql`rowid`)
      .all();
    expect(days.map(({ day }) => day)).toEqual([...hours.map(londonDay), null]);
    database.$client.close();
  });
});

describe('formats', () => {
  it('writes dates, money and counts for people', () => {
    expect(formatDate('2026-11-22')).toBe('22 November 2026');
    expect(formatDate('2026-11-22', '2026-01-01')).toBe('22 November');
    expect(formatPounds(125_000)).toBe('£1,250');
    expect(formatPounds(1250)).toBe('£12.50');
    expect(formatCount(4203)).toBe('4,203');
  });

  it.each([
    ['2026-11-23T09:30:00Z', '9:30am'],
    // Summer time.
    ['2026-07-01T13:00:00Z', '2pm'],
    ['2026-11-23T12:00:00Z', 'midday'],
    ['2026-11-23T12:05:00Z', '12:05pm'],
    ['2026-11-23T00:00:00Z', 'midnight'],
    ['2026-11-23T00:30:00Z', '12:30am'],
  ])('writes %s as GOV.UK writes times: %s', (at, expected) => {
    expect(formatTime(new Date(at))).toBe(expected);
    expect(formatMoment(new Date(at))).toBe(`${formatDate(londonDay(new Date(at)))} at ${expected}`);
  });
});

describe('identifiers', () => {
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const at = new Date('2026-11-23T12:00:00Z');

  it('are UUIDs of version 7 that sort by time', () => {
    const earlier = randomIds.next(at);
    const later = randomIds.next(new Date(at.getTime() + 1));
    expect(earlier).toMatch(form);
    expect(earlier < later).toBe(true);
  });

  it('can be counted, so that a seed gives the same ones again', () => {
    const first = countingIds(1);
    const again = countingIds(1);
    const other = countingIds(2);
    expect(first.next(at)).toBe(again.next(at));
    expect(first.next(at)).not.toBe(other.next(at));
    expect(first.next(at)).toMatch(form);
  });
});

describe('slugs', () => {
  it.each([
    ['Cockerton Men’s Shed & Café', 'cockerton-mens-shed-and-cafe'],
    ['  --  ', 'entry'],
    ['日本語', 'entry'],
    ['x'.repeat(200), 'x'.repeat(80)],
  ])('%s', (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  it.each([
    [[], 'food-bank'],
    [['food-bank'], 'food-bank-2'],
    [['food-bank', 'food-bank-2', 'food-bank-7', 'food-bank-5-a-day'], 'food-bank-8'],
    [['food-bank-2'], 'food-bank'],
  ])('with %j taken it is %s', (taken, free) => {
    expect(freeSlug('food-bank', taken)).toBe(free);
  });
});
