import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Mail, queued in the transaction of the change that caused it and sent by the worker. */
export const mailMessages = sqliteTable(
  'mail_messages',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    /** One message a cause: queueing the same again does nothing. */
    causeKey: text('cause_key').notNull().unique(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    headers: text('headers', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    queuedAt: integer('queued_at', { mode: 'timestamp_ms' }).notNull(),
    nextTryAt: integer('next_try_at', { mode: 'timestamp_ms' }).notNull(),
    attempts: integer('attempts').notNull(),
    lastError: text('last_error'),
    sentAt: integer('sent_at', { mode: 'timestamp_ms' }),
    /** Given up, or refused by the other side for good. */
    failedAt: integer('failed_at', { mode: 'timestamp_ms' }),
    /** Bounced: the other side says that this address takes no mail. Being given up for other reasons is not that. */
    bouncedAt: integer('bounced_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    index('mail_waiting')
      .on(table.nextTryAt)
      .where(sql`${table.sentAt} is null and ${table.failedAt} is null`),
    index('mail_sent').on(table.sentAt),
    index('mail_by_recipient').on(table.recipient, table.failedAt),
    index('mail_bounced').on(table.bouncedAt).where(sql`${table.bouncedAt} is not null`),
    index('mail_failed').on(table.failedAt).where(sql`${table.failedAt} is not null`),
  ],
);

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
  (table) => [
    index('email_links_by_subject').on(table.purpose, table.subjectId),
    index('email_links_ended').on(table.endedAt).where(sql`${table.endedAt} is not null`),
    index('email_links_expiring').on(table.expiresAt).where(sql`${table.expiresAt} is not null`),
  ],
);
