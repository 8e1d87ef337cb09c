import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { listings } from './listings.ts';

/**
 * Links in e-mails other than the one to sign in: bound to one purpose and one subject, known only by their hash.
 * A link acts only by POST from the page that it opens, so that a mail scanner's GET does nothing.
 */
export const emailLinks = sqliteTable(
  'email_links',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    tokenHash: text('token_hash').notNull().unique(),
    purpose: text('purpose', { enum: ['confirm', 'invite', 'answer', 'alerts'] }).notNull(),
    /**
     * For `invite` the invitation and for `answer` the recipient, by public id. For `confirm` and `alerts` whom it was
     * sent to ("account:ID", or "mailbox:" and a keyed hash of an organisation's address): what a link to confirm
     * covers stands in `confirm_link_entries`.
     */
    subjectId: text('subject_id').notNull(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }),
    /** Used up, or replaced by the next one. */
    endedAt: integer('ended_at', { mode: 'timestamp_ms' }),
  },
  (table) => [index('email_links_by_subject').on(table.purpose, table.subjectId)],
);

/** The entries that a link to confirm covers: those that its letter names. Each is answered once. */
export const confirmLinkEntries = sqliteTable(
  'confirm_link_entries',
  {
    linkRowId: integer('link_row_id')
      .notNull()
      .references(() => emailLinks.rowId, { onDelete: 'cascade' }),
    listingRowId: integer('listing_row_id')
      .notNull()
      .references(() => listings.rowId),
    answeredAt: integer('answered_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    primaryKey({ columns: [table.linkRowId, table.listingRowId] }),
    index('confirm_link_entries_by_listing').on(table.listingRowId),
  ],
);
