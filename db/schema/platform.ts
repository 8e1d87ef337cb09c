import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What happened, written with the change itself; what follows after the commit is driven from here. */
export const outbox = sqliteTable(
  'outbox',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    type: text('type').notNull(),
    subjectId: text('subject_id').notNull(),
    recordedAt: integer('recorded_at', { mode: 'timestamp_ms' }).notNull(),
    /** Null while it waits to be handled. */
    handledAt: integer('handled_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    index('outbox_waiting').on(table.rowId).where(sql`${table.handledAt} is null`),
    index('outbox_handled').on(table.handledAt),
  ],
);

/** Work to do later. Jobs carry ids, never copies of records. */
export const jobs = sqliteTable(
  'jobs',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    type: text('type').notNull(),
    payload: text('payload', { mode: 'json' }).$type<unknown>().notNull(),
    /** One waiting job a key, so that asking twice does the work once. */
    uniqueKey: text('unique_key').unique(),
    runAt: integer('run_at', { mode: 'timestamp_ms' }).notNull(),
    attempts: integer('attempts').notNull(),
    lastError: text('last_error'),
  },
  (table) => [index('jobs_due').on(table.runAt)],
);

/** Who may do what only one process at a time may do; a holder that dies loses it when it expires. */
export const leases = sqliteTable('leases', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
});

/** Single facts about this installation: the day of seeding, how far an import came. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
});
