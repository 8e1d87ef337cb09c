CREATE TABLE `alerts` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`account_row_id` integer NOT NULL,
	`type` text NOT NULL,
	`subject` text NOT NULL,
	`name` text NOT NULL,
	`frequency` text NOT NULL,
	`seen_position` integer NOT NULL,
	`due_at` integer NOT NULL,
	`since` integer NOT NULL,
	`last_told_at` integer,
	`ended_at` integer,
	`ended_because` text,
	FOREIGN KEY (`account_row_id`) REFERENCES `accounts`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_id_unique` ON `alerts` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_once` ON `alerts` (`account_row_id`,`type`,`subject`);--> statement-breakpoint
CREATE INDEX `alerts_by_subject` ON `alerts` (`type`,`subject`);--> statement-breakpoint
CREATE INDEX `alerts_due` ON `alerts` (`due_at`) WHERE "alerts"."ended_at" is null and "alerts"."frequency" <> 'at-once';--> statement-breakpoint
CREATE INDEX `alerts_at_once` ON `alerts` (`seen_position`,`due_at`) WHERE "alerts"."ended_at" is null and "alerts"."frequency" = 'at-once';--> statement-breakpoint
CREATE INDEX `alerts_ended` ON `alerts` (`ended_at`) WHERE "alerts"."ended_at" is not null;--> statement-breakpoint
CREATE TABLE `new_matches` (
	`position` integer NOT NULL,
	`other_row_id` integer NOT NULL,
	`score` real NOT NULL,
	PRIMARY KEY(`position`, `other_row_id`),
	FOREIGN KEY (`position`) REFERENCES `published_entries`(`position`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_row_id`) REFERENCES `listings`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `published_entries` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`listing_row_id` integer NOT NULL,
	`published_at` integer NOT NULL,
	`is_matched` integer NOT NULL,
	FOREIGN KEY (`listing_row_id`) REFERENCES `listings`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `published_entries_listing_row_id_unique` ON `published_entries` (`listing_row_id`);--> statement-breakpoint
CREATE INDEX `published_entries_waiting` ON `published_entries` (`position`) WHERE "published_entries"."is_matched" = 0;