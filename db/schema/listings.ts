import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { accounts } from './accounts.ts';
import { organisations, sites } from './organisations.ts';

/**
 * One row is the public (last approved) revision of a listing. Themes, skills and areas are short lists of
 * vocabulary slugs, read only together with the row and searched only through the index, so they stand in it as JSON.
 */
export const listings = sqliteTable(
  'listings',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    slug: text('slug').notNull().unique(),
    organisationRowId: integer('organisation_row_id')
      .notNull()
      .references(() => organisations.rowId),
    kind: text('kind', {
      enum: ['service', 'need', 'resource', 'skill', 'volunteering', 'shadowing'],
    }).notNull(),
    category: text('category', {
      enum: [
        'space',
        'equipment',
        'transport',
        'goods',
        'training',
        'funding',
        'information',
        'publicity',
        'people',
        'other',
      ],
    }),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    description: text('description').notNull(),
    themes: text('themes', { mode: 'json' }).$type<string[]>().notNull(),
    skills: text('skills', { mode: 'json' }).$type<string[]>().notNull(),
    areas: text('areas', { mode: 'json' }).$type<string[]>().notNull(),
    /** When it is free or takes place; see `Availability` in the listings feature. Null: not said. */
    availability: text('availability', { mode: 'json' }).$type<unknown>(),
    /** What its kind asks for beyond the common fields; checked by the kind's definition. */
    details: text('details', { mode: 'json' }).$type<unknown>().notNull(),
    state: text('state', {
      enum: ['draft', 'live', 'paused', 'met', 'taken', 'lapsed', 'archived'],
    }).notNull(),
    /** Counts changes, so that two editors at once are noticed. */
    version: integer('version').notNull(),
    /** Calendar days in London, `YYYY-MM-DD`. */
    confirmedOn: text('confirmed_on'),
    reviewDueOn: text('review_due_on'),
    publishedAt: integer('published_at', { mode: 'timestamp_ms' }),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
    sourceKey: text('source_key').unique(),
    /** Who wrote it first; null for imports and the demonstration. */
    createdByRowId: integer('created_by_row_id').references(() => accounts.rowId),
    /** Months between confirmations, where a curator wants others than the kind's. */
    reviewMonths: integer('review_months'),
    /** When the owner was first asked to confirm it this time, and when again. */
    firstAskedAt: integer('first_asked_at', { mode: 'timestamp_ms' }),
    secondAskedAt: integer('second_asked_at', { mode: 'timestamp_ms' }),
    /** Since when a curator is to ring about it. */
    callListedAt: integer('call_listed_at', { mode: 'timestamp_ms' }),
    /** Since which day a question about it waits that should have been answered; search then ranks it lower. */
    unansweredSince: text('unanswered_since'),
  },
  (table) => [
    // All that counting and ordering somebody's own entries reads, so that many of them cost little.
    index('listings_by_organisation').on(
      table.organisationRowId,
      table.state,
      table.kind,
      table.reviewDueOn,
      table.updatedAt,
    ),
    index('listings_by_state').on(table.state, table.publishedAt),
    // A person may ask for all that is kept about them; so may those below in other tables.
    index('listings_by_author').on(table.createdByRowId).where(sql`${table.createdByRowId} is not null`),
    // What the calendar of freshness looks for: entries that nobody was asked about yet, and those that were. The
    // state leads though it is always the same: without it SQLite takes an index of all that is live.
    index('listings_to_ask')
      .on(table.state, table.reviewDueOn)
      .where(sql`${table.state} = 'live' and ${table.firstAskedAt} is null`),
    index('listings_asked')
      .on(table.state, table.firstAskedAt, table.secondAskedAt, table.callListedAt, table.kind)
      .where(sql`${table.state} = 'live' and ${table.firstAskedAt} is not null`),
  ],
);

/**
 * Changes of public entries that somebody hasn't finished: one of each entry for each person, whom alone it shows to.
 * What never was public needs none, since its own row is its draft.
 */
export const listingDrafts = sqliteTable(
  'listing_drafts',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    listingRowId: integer('listing_row_id')
      .notNull()
      .references(() => listings.rowId),
    accountRowId: integer('account_row_id')
      .notNull()
      .references(() => accounts.rowId),
    /** The fields of the form as they were typed. */
    typed: text('typed', { mode: 'json' }).$type<Readonly<Record<string, string | string[]>>>().notNull(),
    /** What the form began from; see `EditBase` in the listings feature. */
    baseVersion: integer('base_version').notNull(),
    baseWaitingSince: integer('base_waiting_since'),
    savedAt: integer('saved_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    uniqueIndex('listing_drafts_once').on(table.accountRowId, table.listingRowId),
    index('listing_drafts_by_listing').on(table.listingRowId),
    index('listing_drafts_by_age').on(table.savedAt),
  ],
);

/** Where a listing takes place; none means that it has no place of its own. */
export const listingSites = sqliteTable(
  'listing_sites',
  {
    listingRowId: integer('listing_row_id')
      .notNull()
      .references(() => listings.rowId),
    siteRowId: integer('site_row_id')
      .notNull()
      .references(() => sites.rowId),
  },
  (table) => [
    primaryKey({ columns: [table.listingRowId, table.siteRowId] }),
    index('listing_sites_by_site').on(table.siteRowId),
  ],
);
