import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { accounts } from './accounts.ts';
import { listings } from './listings.ts';

/** What people want to be told of: one row for each subject of a person, which stays a while after it was stopped. */
export const alerts = sqliteTable(
  'alerts',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    accountRowId: integer('account_row_id')
      .notNull()
      .references(() => accounts.rowId),
    type: text('type', { enum: ['search', 'organisation', 'matches'] }).notNull(),
    /**
     * For `search` the query of its address in one fixed order, so that the same search is the same subject; for
     * `organisation` its public id; for `matches`, of which there is one for each person, empty.
     */
    subject: text('subject').notNull(),
    /** As the person calls it. */
    name: text('name').notNull(),
    frequency: text('frequency', { enum: ['at-once', 'daily', 'weekly'] }).notNull(),
    /** The position among what was published up to which they have been told. */
    seenPosition: integer('seen_position').notNull(),
    /** When to look next, or (at once) before when not to write again. */
    dueAt: integer('due_at', { mode: 'timestamp_ms' }).notNull(),
    /** Since when it is wanted; what was published before is not told. */
    since: integer('since', { mode: 'timestamp_ms' }).notNull(),
    lastToldAt: integer('last_told_at', { mode: 'timestamp_ms' }),
    endedAt: integer('ended_at', { mode: 'timestamp_ms' }),
    /** `gone`: the organisation isn't listed any more, or the search can't be done any more. */
    endedBecause: text('ended_because', { enum: ['stopped', 'gone'] }),
  },
  (table) => [
    uniqueIndex('alerts_once').on(table.accountRowId, table.type, table.subject),
    index('alerts_by_subject').on(table.type, table.subject),
    // Literals, since SQLite takes a partial index only where it sees the condition that the index has.
    index('alerts_due')
      .on(table.dueAt)
      .where(sql`${table.endedAt} is null and ${table.frequency} <> 'at-once'`),
    index('alerts_at_once')
      .on(table.seenPosition, table.dueAt)
      .where(sql`${table.endedAt} is null and ${table.frequency} = 'at-once'`),
    index('alerts_ended').on(table.endedAt).where(sql`${table.endedAt} is not null`),
  ],
);

/**
 * Entries that people published, in the order in which that became known; each stands here once, however often it is
 * shown anew. Positions are what is remembered of who was told what.
 */
export const publishedEntries = sqliteTable(
  'published_entries',
  {
    position: integer('position').primaryKey({ autoIncrement: true }),
    listingRowId: integer('listing_row_id')
      .notNull()
      .unique()
      .references(() => listings.rowId),
    publishedAt: integer('published_at', { mode: 'timestamp_ms' }).notNull(),
    /** Whether what goes with it has been looked for; only then is anybody told of it. */
    isMatched: integer('is_matched', { mode: 'boolean' }).notNull(),
  },
  (table) => [index('published_entries_waiting').on(table.position).where(sql`${table.isMatched} = 0`)],
);

/** What went with an entry when it was published, kept until everybody has been told. */
export const newMatches = sqliteTable(
  'new_matches',
  {
    position: integer('position')
      .notNull()
      .references(() => publishedEntries.position),
    otherRowId: integer('other_row_id')
      .notNull()
      .references(() => listings.rowId),
    /** From 0 to 1; see `features/matching`. */
    score: real('score').notNull(),
  },
  (table) => [primaryKey({ columns: [table.position, table.otherRowId] })],
);
