CREATE TABLE `listing_drafts` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`listing_row_id` integer NOT NULL,
	`account_row_id` integer NOT NULL,
	`typed` text NOT NULL,
	`base_version` integer NOT NULL,
	`base_waiting_since` integer,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`listing_row_id`) REFERENCES `listings`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_row_id`) REFERENCES `accounts`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `listing_drafts_once` ON `listing_drafts` (`account_row_id`,`listing_row_id`);--> statement-breakpoint
CREATE INDEX `listing_drafts_by_listing` ON `listing_drafts` (`listing_row_id`);--> statement-breakpoint
CREATE INDEX `listing_drafts_by_age` ON `listing_drafts` (`saved_at`);