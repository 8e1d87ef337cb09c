import { and, asc, count, desc, eq, gte, inArray, isNull, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { amongValues, type Database, type Db, prepared, type Transaction } from '#db/client.ts';
import { alerts, publishedEntries } from '#db/schema/notifications.ts';
import type { Alert } from './alert.model.ts';

/** All alerts of somebody, also those that were stopped lately, in the order in which they were made. */
export function listAlerts(db: Db, accountRowId: number): Alert[] {
  return db
    .select()
    .from(alerts)
    .where(eq(alerts.accountRowId, accountRowId))
    .orderBy(asc(alerts.rowId))
    .all();
}

export function findAlert(
  db: Db,
  accountRowId: number,
  about: Pick<Alert, 'type' | 'subject'>,
): Alert | undefined {
  return db
    .select()
    .from(alerts)
    .where(
      and(
        eq(alerts.accountRowId, accountRowId),
        eq(alerts.type, about.type),
        eq(alerts.subject, about.subject),
      ),
    )
    .get();
}

export function listAlertsByIds(db: Db, ids: readonly string[]): Alert[] {
  return db
    .select()
    .from(alerts)
    .where(inArray(alerts.id, [...ids]))
    .orderBy(asc(alerts.rowId))
    .all();
}

export function insertAlert(tx: Transaction, values: Omit<Alert, 'rowId'>): void {
  tx.insert(alerts).values(values).run();
}

export function updateAlert(tx: Transaction, rowId: number, values: Partial<Alert>): void {
  tx.update(alerts).set(values).where(eq(alerts.rowId, rowId)).run();
}

/** How many subjects somebody follows now, beside the matches of their own entries. */
export function countFollowed(db: Db, accountRowId: number): number {
  const followed = and(
    eq(alerts.accountRowId, accountRowId),
    isNull(alerts.endedAt),
    ne(alerts.type, 'matches'),
  );
  return db.select({ total: count() }).from(alerts).where(followed).get()?.total ?? 0;
}

/** Everybody's alerts about one subject that haven't ended. */
export function listAbout(db: Db, about: Pick<Alert, 'type' | 'subject'>, limit: number): Alert[] {
  return db
    .select()
    .from(alerts)
    .where(and(eq(alerts.type, about.type), eq(alerts.subject, about.subject), isNull(alerts.endedAt)))
    .limit(limit)
    .all();
}

/**
 * Has those who follow one organisation follow another one, by public ids: all whose alert hasn't ended, or those among
 * some rows. Who follows that one, or did so lately, keeps both alerts. Returns the rows.
 */
export function followInstead(
  tx: Transaction,
  { from, to }: { from: string; to: string },
  among?: readonly number[],
): number[] {
  const other = alias(alerts, 'other');
  const followsBoth = tx
    .select({ rowId: other.rowId })
    .from(other)
    .where(
      and(eq(other.accountRowId, alerts.accountRowId), eq(other.type, 'organisation'), eq(other.subject, to)),
    );
  return tx
    .update(alerts)
    .set({ subject: to })
    .where(
      and(
        eq(alerts.type, 'organisation'),
        eq(alerts.subject, from),
        among ? sql`${alerts.rowId} in ${amongValues(among)}` : isNull(alerts.endedAt),
        notExists(followsBoth),
      ),
    )
    .returning({ rowId: alerts.rowId })
    .all()
    .map(({ rowId }) => rowId);
}

/** Alerts of an organisation that is back go on where they ended for its being gone, since a moment. */
export function resumeGone(tx: Transaction, subject: string, since: Date): void {
  tx.update(alerts)
    .set({ endedAt: null, endedBecause: null })
    .where(
      and(
        eq(alerts.type, 'organisation'),
        eq(alerts.subject, subject),
        eq(alerts.endedBecause, 'gone'),
        gte(alerts.endedAt, since),
      ),
    )
    .run();
}

const lastPosition = (database: Database) =>
  database
    .select({ position: publishedEntries.position })
    .from(publishedEntries)
    .orderBy(desc(publishedEntries.position))
    .limit(1)
    .prepare();

/** The position of what was published last; whoever begins to follow something has seen all up to it. */
export function newestPosition(db: Db): number {
  return prepared(db, lastPosition).get()?.position ?? 0;
}
