-- The embedded search index: an FTS5 table fed with analysed terms, and what is kept beside it.
-- Written by hand, since FTS5 tables are unknown to the schema's generator. Read and written by
-- src/features/search/engines/sqlite only.

-- Terms of the fields, each in a column of its own so that a phrase never runs from one field into the next.
-- `marks` repeats the terms of the title as `_term` and of the summary as `^term`: lists short enough to rank by.
CREATE VIRTUAL TABLE `search_index` USING fts5(
	title, summary, description, organisation, places, marks,
	content = '',
	contentless_delete = 1,
	tokenize = "unicode61 remove_diacritics 0 tokenchars '_^'"
);
--> statement-breakpoint
-- A write never merges: small steps off the request path do. 64 single changes may wait at a level before a
-- write has to help itself.
INSERT INTO `search_index` (`search_index`, rank) VALUES ('automerge', 0);
--> statement-breakpoint
INSERT INTO `search_index` (`search_index`, rank) VALUES ('crisismerge', 64);
--> statement-breakpoint
-- One row an entry: what filters, facets and sorting need, packed (see entry-record.ts), and the title as sorted.
CREATE TABLE `search_entries` (
	`row_id` integer PRIMARY KEY NOT NULL,
	`record` blob NOT NULL,
	`name_key` text NOT NULL
);
--> statement-breakpoint
-- The ids of an entry's words, so that it can be taken out of the counts again.
CREATE TABLE `search_entry_words` (
	`row_id` integer PRIMARY KEY NOT NULL,
	`word_ids` blob NOT NULL
);
--> statement-breakpoint
-- Words as they are written, their term in the index, and how many entries have them.
CREATE TABLE `search_words` (
	`id` integer PRIMARY KEY NOT NULL,
	`word` text NOT NULL UNIQUE,
	`term` text NOT NULL,
	`entries` integer NOT NULL
);
--> statement-breakpoint
-- Numbers of the facets' values, as packed records name them. Never changed, only added to.
CREATE TABLE `search_values` (
	`facet` text NOT NULL,
	`value` text NOT NULL,
	`number` integer NOT NULL,
	PRIMARY KEY (`facet`, `value`)
) WITHOUT ROWID;
--> statement-breakpoint
-- What changed, in order: from here every process brings what it keeps in memory up to date. `words` lists
-- what the entry gained (+word) and lost (-word).
CREATE TABLE `search_changes` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`row_id` integer NOT NULL,
	`words` text NOT NULL
);
