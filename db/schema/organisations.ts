import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { wards } from './places.ts';

export const organisations = sqliteTable(
  'organisations',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    sector: text('sector', {
      enum: ['local-authority', 'third-sector', 'other-public', 'business'],
    }).notNull(),
    type: text('type').notNull(),
    parentRowId: integer('parent_row_id').references((): AnySQLiteColumn => organisations.rowId),
    description: text('description').notNull(),
    charityNumber: text('charity_number'),
    companyNumber: text('company_number'),
    /** A role mailbox that may be published, never a person's. */
    email: text('email'),
    phone: text('phone'),
    website: text('website'),
    /** `waiting` until a curator has agreed that it may be listed. */
    state: text('state', { enum: ['waiting', 'live', 'archived'] }).notNull(),
    /** A curator trusts it: what it changes in low-risk fields goes live at once. */
    isTrusted: integer('is_trusted', { mode: 'boolean' }).notNull().default(false),
    /** Where the record came from ("ukcat:GB-CHC-1000003"), so that a second import finds it again. */
    sourceKey: text('source_key').unique(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  // Lists are in the order of names, in which upper and lower case are alike.
  (table) => [
    index('organisations_by_name').on(table.state, sql`${table.name} collate nocase`),
    index('organisations_by_parent').on(table.parentRowId, table.state, sql`${table.name} collate nocase`),
    index('organisations_by_charity_number').on(table.charityNumber),
    index('organisations_by_company_number').on(table.companyNumber),
    index('organisations_by_website').on(table.website),
    index('organisations_by_email').on(table.email),
  ],
);

export const sites = sqliteTable(
  'sites',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    organisationRowId: integer('organisation_row_id')
      .notNull()
      .references(() => organisations.rowId),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    address: text('address'),
    postcode: text('postcode'),
    /** Null where the site lies outside the borough. */
    wardSlug: text('ward_slug').references(() => wards.slug),
    /** How much of it is public; see the glossary. */
    visibility: text('visibility', { enum: ['address', 'area', 'hidden'] }).notNull(),
    /** Null: nobody has said. */
    stepFree: text('step_free', { enum: ['yes', 'partly', 'no'] }),
    latitude: real('latitude'),
    longitude: real('longitude'),
    /** How well the coordinates are known; anything but `exact` is shown with "about". */
    precision: text('precision', { enum: ['exact', 'sector', 'ward', 'outcode'] }),
  },
  (table) => [
    index('sites_by_organisation').on(table.organisationRowId, table.position),
    index('sites_by_postcode').on(table.postcode),
  ],
);
