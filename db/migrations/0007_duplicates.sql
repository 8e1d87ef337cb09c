CREATE TABLE `duplicate_pairs` (
	`subject_type` text NOT NULL,
	`one_row_id` integer NOT NULL,
	`other_row_id` integer NOT NULL,
	`item_row_id` integer NOT NULL,
	PRIMARY KEY(`subject_type`, `one_row_id`, `other_row_id`),
	FOREIGN KEY (`item_row_id`) REFERENCES `review_items`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `duplicate_pairs_by_other` ON `duplicate_pairs` (`subject_type`,`other_row_id`);--> statement-breakpoint
CREATE TABLE `successors` (
	`subject_type` text NOT NULL,
	`gone_row_id` integer NOT NULL,
	`kept_row_id` integer NOT NULL,
	PRIMARY KEY(`subject_type`, `gone_row_id`)
);
--> statement-breakpoint
CREATE INDEX `successors_by_kept` ON `successors` (`subject_type`,`kept_row_id`);