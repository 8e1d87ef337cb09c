import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Every state that a record has been in, whole, with who, when and why. Rows are only ever added. */
export const revisions = sqliteTable(
  'revisions',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    subjectType: text('subject_type', { enum: ['organisation', 'listing', 'account'] }).notNull(),
    subjectId: text('subject_id').notNull(),
    actor: text('actor').notNull(),
    reason: text('reason').notNull(),
    snapshot: text('snapshot', { mode: 'json' }).$type<unknown>().notNull(),
    recordedAt: integer('recorded_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    index('revisions_by_subject').on(table.subjectType, table.subjectId, table.rowId),
    // A person may ask for all that they wrote.
    index('revisions_by_actor').on(table.actor),
  ],
);

/**
 * Which record took another one over when they were merged; the old one's address and identifiers lead on to it. Always
 * the last of a chain: when that one is taken over in its turn, this row is changed.
 */
export const successors = sqliteTable(
  'successors',
  {
    subjectType: text('subject_type', { enum: ['organisation', 'listing'] }).notNull(),
    goneRowId: integer('gone_row_id').notNull(),
    keptRowId: integer('kept_row_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subjectType, table.goneRowId] }),
    index('successors_by_kept').on(table.subjectType, table.keptRowId),
  ],
);
