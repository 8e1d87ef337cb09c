import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The 18 themes: what a listing is for. `cues` are the words from which a theme is suggested. */
export const themes = sqliteTable('themes', {
  slug: text('slug').primaryKey(),
  label: text('label').notNull(),
  sentence: text('sentence').notNull(),
  cues: text('cues', { mode: 'json' }).$type<{ phrase: string; weight: number }[]>().notNull(),
  position: integer('position').notNull(),
});

export const skillGroups = sqliteTable('skill_groups', {
  slug: text('slug').primaryKey(),
  label: text('label').notNull(),
  position: integer('position').notNull(),
});

export const skills = sqliteTable('skills', {
  slug: text('slug').primaryKey(),
  label: text('label').notNull(),
  groupSlug: text('group_slug')
    .notNull()
    .references(() => skillGroups.slug),
  synonyms: text('synonyms', { mode: 'json' }).$type<string[]>().notNull(),
  position: integer('position').notNull(),
});

export const categories = sqliteTable('categories', {
  slug: text('slug').primaryKey(),
  label: text('label').notNull(),
  sentence: text('sentence').notNull(),
  position: integer('position').notNull(),
});

/**
 * Words that search treats alike. Two-way: any of `terms` finds all of them, `finds` is empty.
 * One-way: a query with one of `terms` also finds `finds`, not the other way round.
 */
export const synonymGroups = sqliteTable('synonym_groups', {
  rowId: integer('row_id').primaryKey({ autoIncrement: true }),
  direction: text('direction', { enum: ['two-way', 'one-way'] }).notNull(),
  terms: text('terms', { mode: 'json' }).$type<string[]>().notNull(),
  finds: text('finds', { mode: 'json' }).$type<string[]>().notNull(),
});

/**
 * What curators changed about synonyms, laid over the supplied groups, so that a new version of those leaves it as it
 * is. The id is that of the supplied group that it replaces, or a new one; see `synonym-layers.ts`.
 */
export const curatedSynonyms = sqliteTable('curated_synonyms', {
  rowId: integer('row_id').primaryKey({ autoIncrement: true }),
  id: text('id').notNull().unique(),
  /** `as-supplied` and `removed` keep the words that they had, for whoever wants them back. */
  state: text('state', { enum: ['in-force', 'removed', 'as-supplied'] }).notNull(),
  direction: text('direction', { enum: ['two-way', 'one-way'] }).notNull(),
  terms: text('terms', { mode: 'json' }).$type<string[]>().notNull(),
  finds: text('finds', { mode: 'json' }).$type<string[]>().notNull(),
  /** Counts changes, so that two curators at once are noticed. */
  version: integer('version').notNull(),
  changedAt: integer('changed_at', { mode: 'timestamp_ms' }).notNull(),
});
