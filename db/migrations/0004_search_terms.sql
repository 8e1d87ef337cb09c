-- What the embedded engine keeps in memory of the terms of entries. Written by hand, as 0001 is.

-- Terms with the number of their places, and those places: what is kept in memory is read from here.
CREATE VIRTUAL TABLE `search_terms` USING fts5vocab(search_index, row);
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_places` USING fts5vocab(search_index, instance);
--> statement-breakpoint
-- What the columns of `search_index` hold of the entry since the change, a line each; empty where it was taken out.
-- NULL, as older versions left it: not known, and whoever keeps terms in memory reads them anew.
ALTER TABLE `search_changes` ADD COLUMN `text` text;
