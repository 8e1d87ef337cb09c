import { index, integer, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';
import { listings } from './listings.ts';
import { emailLinks } from './mail.ts';

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
