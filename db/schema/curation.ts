import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { accounts } from './accounts.ts';

/**
 * What waits for a curator. The state is folded from `review_events` by one pure function; `state` repeats what
 * the fold gave after the last event, so that the queue can be listed by an index.
 */
export const reviewItems = sqliteTable(
  'review_items',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    type: text('type', {
      enum: [
        'new-listing',
        'changed-listing',
        'look-over',
        'registration',
        'claim',
        'organisation-facts',
        'without-lead',
        'problem',
        'correction',
        'duplicate',
        'lapsed',
        'call',
      ],
    }).notNull(),
    /** `page`: the product's own pages, which have no row; 0 stands in its place. */
    subjectType: text('subject_type', { enum: ['organisation', 'listing', 'page'] }).notNull(),
    subjectRowId: integer('subject_row_id').notNull(),
    /** What is asked for: the proposed content, a claim's words, the other of two duplicates. Shape given by `type`. */
    proposal: text('proposal', { mode: 'json' }).$type<unknown>().notNull(),
    /** The listing's version that the proposal was made from. */
    baseVersion: integer('base_version'),
    /** Null: nobody with an account (a visitor, the product itself). */
    openedByRowId: integer('opened_by_row_id').references(() => accounts.rowId),
    openedAt: integer('opened_at', { mode: 'timestamp_ms' }).notNull(),
    state: text('state', { enum: ['open', 'approved', 'sent-back', 'withdrawn', 'done'] }).notNull(),
    assigneeRowId: integer('assignee_row_id').references(() => accounts.rowId),
  },
  (table) => [
    index('review_queue').on(table.openedAt).where(sql`${table.state} = 'open'`),
    index('review_queue_by_type').on(table.type, table.openedAt).where(sql`${table.state} = 'open'`),
    index('review_items_by_subject').on(table.subjectType, table.subjectRowId, table.state),
    // Of these a council has thousands to be looked up at once: as few pages as can be, and nothing beside them.
    index('review_items_pending')
      .on(table.subjectRowId, table.type, table.state)
      .where(sql`${table.subjectType} = 'listing' and ${table.state} in ('open', 'sent-back')`),
    index('review_items_by_assignee').on(table.assigneeRowId).where(sql`${table.assigneeRowId} is not null`),
    index('review_items_by_opener')
      .on(table.openedByRowId, table.type, table.state)
      .where(sql`${table.openedByRowId} is not null`),
  ],
);

/** What happened to an item. Rows are only ever added. */
export const reviewEvents = sqliteTable(
  'review_events',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    itemRowId: integer('item_row_id')
      .notNull()
      .references(() => reviewItems.rowId),
    type: text('type', {
      enum: [
        'opened',
        'revised',
        'assigned',
        'unassigned',
        'approved',
        'sent-back',
        'withdrawn',
        'done',
        'reopened',
      ],
    }).notNull(),
    actor: text('actor').notNull(),
    reason: text('reason').notNull(),
    /** Who looks after it from now on (`assigned`), or what taking a decision back needs; null: nothing. */
    carried: text('undo', { mode: 'json' }).$type<unknown>(),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    index('review_events_by_item').on(table.itemRowId, table.rowId),
    index('review_events_by_actor').on(table.actor),
    index('review_decisions').on(table.rowId).where(sql`${table.type} in ('approved', 'sent-back', 'done')`),
  ],
);

/**
 * Two records that look like one, and were once put into the queue: never again, whatever was decided. The row with
 * the smaller number is `one`.
 */
export const duplicatePairs = sqliteTable(
  'duplicate_pairs',
  {
    subjectType: text('subject_type', { enum: ['organisation', 'listing'] }).notNull(),
    oneRowId: integer('one_row_id').notNull(),
    otherRowId: integer('other_row_id').notNull(),
    itemRowId: integer('item_row_id')
      .notNull()
      .references(() => reviewItems.rowId),
  },
  (table) => [
    primaryKey({ columns: [table.subjectType, table.oneRowId, table.otherRowId] }),
    index('duplicate_pairs_by_other').on(table.subjectType, table.otherRowId),
  ],
);

/** Merges, with all that undoing one needs. */
export const merges = sqliteTable('merges', {
  rowId: integer('row_id').primaryKey({ autoIncrement: true }),
  id: text('id').notNull().unique(),
  subjectType: text('subject_type', { enum: ['organisation', 'listing'] }).notNull(),
  keptRowId: integer('kept_row_id').notNull(),
  goneRowId: integer('gone_row_id').notNull(),
  undo: text('undo', { mode: 'json' }).$type<unknown>().notNull(),
  actor: text('actor').notNull(),
  mergedAt: integer('merged_at', { mode: 'timestamp_ms' }).notNull(),
  undoneAt: integer('undone_at', { mode: 'timestamp_ms' }),
});
