-- Finding organisations by words of their names, and the ones that a new one could be. The index of names is written
-- by hand, since FTS5 tables are unknown to the schema's generator, and kept by triggers, so that whatever writes
-- the table keeps it.
CREATE VIRTUAL TABLE `organisation_names` USING fts5(
	name,
	content = 'organisations',
	content_rowid = 'row_id',
	tokenize = "unicode61 remove_diacritics 2",
	prefix = '2 3'
);
--> statement-breakpoint
INSERT INTO `organisation_names` (`organisation_names`) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER `organisation_names_added` AFTER INSERT ON `organisations` BEGIN
	INSERT INTO `organisation_names` (rowid, name) VALUES (new.`row_id`, new.`name`);
END;
--> statement-breakpoint
CREATE TRIGGER `organisation_names_removed` AFTER DELETE ON `organisations` BEGIN
	INSERT INTO `organisation_names` (`organisation_names`, rowid, name) VALUES ('delete', old.`row_id`, old.`name`);
END;
--> statement-breakpoint
CREATE TRIGGER `organisation_names_changed` AFTER UPDATE OF `name` ON `organisations` BEGIN
	INSERT INTO `organisation_names` (`organisation_names`, rowid, name) VALUES ('delete', old.`row_id`, old.`name`);
	INSERT INTO `organisation_names` (rowid, name) VALUES (new.`row_id`, new.`name`);
END;
