import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

/**
 * The calendar day in London of a moment that a column holds in milliseconds, as `YYYY-MM-DD`, so that the database can
 * count by it; null of null. SQLite knows no time zones, so the law's rule stands here: an hour ahead of UTC from 1 am UTC
 * on the last Sunday in March to 1 am UTC on the last Sunday in October. The same as `londonDay` from 1996 on.
 */
export function londonDayOf(column: SQLiteColumn): SQL<string | null> {
  const at = sql`datetime(${column} / 1000, 'unixepoch')`;
  // The first Sunday from the 25th on is the last of a month with 31 days.
  const change = (month: '03' | '10') =>
    sql`date(strftime('%Y', ${at}) || ${sql.raw(`'-${month}-25'`)}, 'weekday 0') || ' 01:00:00'`;
  return sql`date(${at}, iif(${at} >= ${change('03')} and ${at} < ${change('10')}, '+1 hour', '+0 hours'))`;
}
