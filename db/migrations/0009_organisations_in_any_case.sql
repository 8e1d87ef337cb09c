DROP INDEX `organisations_by_name`;--> statement-breakpoint
DROP INDEX `organisations_by_parent`;--> statement-breakpoint
CREATE INDEX `organisations_by_name` ON `organisations` (`state`,"name" collate nocase);--> statement-breakpoint
CREATE INDEX `organisations_by_parent` ON `organisations` (`parent_row_id`,`state`,"name" collate nocase);