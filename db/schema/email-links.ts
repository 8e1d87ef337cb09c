import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Links in e-mails other than the one to sign in: bound to one purpose and one subject, known only by their hash.
 * A link acts only by POST from the page that it opens, so that a mail scanner's GET does nothing.
 */
export const emailLinks = sqliteTable(
  'email_links',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    tokenHash: text('token_hash').notNull().unique(),
    purpose: text('purpose', { enum: ['confirm', 'invite', 'answer'] }).notNull(),
    /** What it covers, by public id: an organisation for `confirm`, an invitation for `invite`, a recipient for `answer`. */
    subjectId: text('subject_id').notNull(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }),
    /** Used up, or replaced by the next one. */
    endedAt: integer('ended_at', { mode: 'timestamp_ms' }),
  },
  (table) => [index('email_links_by_subject').on(table.purpose, table.subjectId)],
);
