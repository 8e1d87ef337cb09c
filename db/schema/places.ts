import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The wards of the borough; the slug is also the value of the facet `area`. */
export const wards = sqliteTable('wards', {
  slug: text('slug').primaryKey(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  latitude: real('latitude').notNull(),
  longitude: real('longitude').notNull(),
});

/** Centroids of the first half of a postcode, for all of Great Britain. */
export const outcodes = sqliteTable('outcodes', {
  outcode: text('outcode').primaryKey(),
  latitude: real('latitude').notNull(),
  longitude: real('longitude').notNull(),
});

/** Postcode sectors ("DL1 5") of the borough and around; `wardSlugs` are those with its postcodes, most first. */
export const postcodeSectors = sqliteTable('postcode_sectors', {
  sector: text('sector').primaryKey(),
  latitude: real('latitude').notNull(),
  longitude: real('longitude').notNull(),
  wardSlugs: text('ward_slugs', { mode: 'json' }).$type<string[]>().notNull(),
});

/** Exact postcodes, if a Code-Point Open or ONS file was loaded; written without the space. */
export const postcodes = sqliteTable('postcodes', {
  postcode: text('postcode').primaryKey(),
  latitude: real('latitude').notNull(),
  longitude: real('longitude').notNull(),
  /** Null outside the borough. */
  wardSlug: text('ward_slug').references(() => wards.slug),
  /** Whether its local authority is the borough (E06000005 for Darlington). */
  inBorough: integer('in_borough', { mode: 'boolean' }).notNull(),
});
