import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What was searched for, without anything of who did: no account, no network, no cookie, no hour. Written in batches
 * after the answers; see `features/search/log`.
 */
export const searches = sqliteTable(
  'searches',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    /** Folded, with single spaces between, less what looks like personal data; empty where only filters were set. */
    words: text('words').notNull(),
    /** The filters as text that is the same for the same ones: "kind=need sector=business". Empty: none. */
    filters: text('filters').notNull(),
    /** How many entries matched. */
    results: integer('results').notNull(),
    /** Public id of the entry that was opened from the results; null: none, or nobody knows. */
    chosenId: text('chosen_id'),
    /** Calendar day in London. */
    searchedOn: text('searched_on').notNull(),
  },
  (table) => [
    index('searches_by_day').on(table.searchedOn),
    // Holds all that the report counts by, so that it is read without the rows.
    index('searches_by_words').on(table.words, table.searchedOn, table.results, table.chosenId),
  ],
);

/** What people look for and the borough lacks, as curators note it. */
export const gaps = sqliteTable(
  'gaps',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    /** What is lacking, in a few words; each stands in the list once. */
    what: text('what').notNull().unique(),
    note: text('note').notNull(),
    state: text('state', { enum: ['open', 'under-way', 'closed'] }).notNull(),
    /** Counts changes, so that two curators at once are noticed. */
    version: integer('version').notNull(),
    addedOn: text('added_on').notNull(),
    changedAt: integer('changed_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('gaps_by_state').on(table.state, table.changedAt)],
);
