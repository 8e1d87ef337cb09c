CREATE TABLE `match_dismissals` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_row_id` integer NOT NULL,
	`listing_row_id` integer NOT NULL,
	`other_row_id` integer NOT NULL,
	`reason` text NOT NULL,
	`words` text NOT NULL,
	`actor` text NOT NULL,
	`dismissed_at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`organisation_row_id`) REFERENCES `organisations`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`listing_row_id`) REFERENCES `listings`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_row_id`) REFERENCES `listings`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `match_dismissals_standing` ON `match_dismissals` (`listing_row_id`,`other_row_id`) WHERE "match_dismissals"."undone_at" is null;--> statement-breakpoint
CREATE INDEX `match_dismissals_newest` ON `match_dismissals` (`dismissed_at`) WHERE "match_dismissals"."undone_at" is null;