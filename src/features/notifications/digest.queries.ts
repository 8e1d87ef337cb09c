import { and, asc, eq, isNull, lte, notExists, sql } from 'drizzle-orm';
import { type Database, type Db, prepared, type Transaction } from '#db/client.ts';
import { memberships } from '#db/schema/accounts.ts';
import { alerts } from '#db/schema/notifications.ts';
import { type Alert, nextLook, usualFrequency } from './alert.model.ts';
import { insertAlert } from './alert.queries.ts';

/** Whose turn it is to be told; what is asked every minute is prepared once. */

const isAtOnce = sql`${alerts.frequency} = 'at-once'`;
const isPeriodic = sql`${alerts.frequency} <> 'at-once'`;

const periodicDue = (database: Database) =>
  database
    .select({ accountRowId: alerts.accountRowId })
    .from(alerts)
    .where(and(isNull(alerts.endedAt), isPeriodic, lte(alerts.dueAt, sql.placeholder('now'))))
    .orderBy(asc(alerts.dueAt))
    .limit(1)
    .prepare();

const atOnceDue = (database: Database) =>
  database
    .select({ accountRowId: alerts.accountRowId })
    .from(alerts)
    .where(
      and(
        isNull(alerts.endedAt),
        isAtOnce,
        sql`${alerts.seenPosition} < ${sql.placeholder('newest')}`,
        lte(alerts.dueAt, sql.placeholder('now')),
      ),
    )
    .limit(1)
    .prepare();

/** Somebody whose daily or weekly moment has come, or for whom something may be new that they want to know at once. */
export function findAccountToTell(db: Db, now: Date, newest: number): number | undefined {
  const moment = now.getTime();
  return (
    prepared(db, periodicDue).get({ now: moment }) ?? prepared(db, atOnceDue).get({ now: moment, newest })
  )?.accountRowId;
}

const membersWithout = (database: Database) =>
  database
    .selectDistinct({ accountRowId: memberships.accountRowId })
    .from(memberships)
    .where(
      notExists(
        database
          .select({ one: sql`1` })
          .from(alerts)
          .where(
            and(
              eq(alerts.accountRowId, memberships.accountRowId),
              eq(alerts.type, 'matches'),
              eq(alerts.subject, ''),
            ),
          ),
      ),
    )
    .limit(sql.placeholder('limit'))
    .prepare();

/** Members of organisations who were never told of matches, nor have said that they don't want to be. */
export function listMembersWithoutMatches(db: Db, limit: number): number[] {
  return prepared(db, membersWithout)
    .all({ limit })
    .map(({ accountRowId }) => accountRowId);
}

/** Has somebody told of what goes with their organisations' entries from now on, as often as is usual. */
export function insertMatchesAlert(
  tx: Transaction,
  given: { id: string; accountRowId: number; seenPosition: number; now: Date },
): void {
  const { now, ...values } = given;
  const alert: Omit<Alert, 'rowId'> = {
    ...values,
    type: 'matches',
    subject: '',
    name: 'Matches for your entries',
    frequency: usualFrequency,
    dueAt: nextLook(usualFrequency, now),
    since: now,
    lastToldAt: null,
    endedAt: null,
    endedBecause: null,
  };
  insertAlert(tx, alert);
}
