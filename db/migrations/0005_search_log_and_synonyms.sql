CREATE TABLE `gaps` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`what` text NOT NULL,
	`note` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`added_on` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gaps_id_unique` ON `gaps` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `gaps_what_unique` ON `gaps` (`what`);--> statement-breakpoint
CREATE INDEX `gaps_by_state` ON `gaps` (`state`,`changed_at`);--> statement-breakpoint
CREATE TABLE `searches` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`words` text NOT NULL,
	`filters` text NOT NULL,
	`results` integer NOT NULL,
	`chosen_id` text,
	`searched_on` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `searches_by_day` ON `searches` (`searched_on`);--> statement-breakpoint
CREATE INDEX `searches_by_words` ON `searches` (`words`,`searched_on`,`results`,`chosen_id`);--> statement-breakpoint
CREATE TABLE `curated_synonyms` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`state` text NOT NULL,
	`direction` text NOT NULL,
	`terms` text NOT NULL,
	`finds` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `curated_synonyms_id_unique` ON `curated_synonyms` (`id`);