import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { listings } from './listings.ts';
import { organisations } from './organisations.ts';

/** Matches that an organisation has put away, from one of its entries' point of view. Taking that back keeps the row. */
export const matchDismissals = sqliteTable(
  'match_dismissals',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    organisationRowId: integer('organisation_row_id')
      .notNull()
      .references(() => organisations.rowId),
    /** Its own entry. */
    listingRowId: integer('listing_row_id')
      .notNull()
      .references(() => listings.rowId),
    /** What was said to go with it. */
    otherRowId: integer('other_row_id')
      .notNull()
      .references(() => listings.rowId),
    reason: text('reason', {
      enum: ['another-thing', 'too-far', 'wrong-time', 'wrong-amount', 'in-touch', 'other'],
    }).notNull(),
    /** What more there is to say, for curators. */
    words: text('words').notNull(),
    /** By reference; see `actorReference`. */
    actor: text('actor').notNull(),
    dismissedAt: integer('dismissed_at', { mode: 'timestamp_ms' }).notNull(),
    undoneAt: integer('undone_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    uniqueIndex('match_dismissals_standing')
      .on(table.listingRowId, table.otherRowId)
      .where(sql`${table.undoneAt} is null`),
    index('match_dismissals_by_actor').on(table.actor),
    index('match_dismissals_newest').on(table.dismissedAt).where(sql`${table.undoneAt} is null`),
  ],
);
