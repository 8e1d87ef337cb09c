import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Every state that a record has been in, whole, with who, when and why. Rows are only ever added. */
export const revisions = sqliteTable(
  'revisions',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    subjectType: text('subject_type', {
      enum: ['organisation', 'listing', 'account', 'gap', 'synonym-group'],
    }).notNull(),
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
