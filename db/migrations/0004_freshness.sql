CREATE TABLE `confirm_link_entries` (
	`link_row_id` integer NOT NULL,
	`listing_row_id` integer NOT NULL,
	`answered_at` integer,
	PRIMARY KEY(`link_row_id`, `listing_row_id`),
	FOREIGN KEY (`link_row_id`) REFERENCES `email_links`(`row_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`listing_row_id`) REFERENCES `listings`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `confirm_link_entries_by_listing` ON `confirm_link_entries` (`listing_row_id`);--> statement-breakpoint
DROP INDEX `listings_due`;--> statement-breakpoint
ALTER TABLE `listings` ADD `call_listed_at` integer;--> statement-breakpoint
CREATE INDEX `listings_to_ask` ON `listings` (`state`,`review_due_on`) WHERE "listings"."state" = 'live' and "listings"."first_asked_at" is null;--> statement-breakpoint
CREATE INDEX `listings_asked` ON `listings` (`state`,`first_asked_at`,`second_asked_at`,`call_listed_at`,`kind`) WHERE "listings"."state" = 'live' and "listings"."first_asked_at" is not null;--> statement-breakpoint
ALTER TABLE `mail_messages` ADD `bounced_at` integer;--> statement-breakpoint
CREATE INDEX `mail_bounced` ON `mail_messages` (`bounced_at`) WHERE "mail_messages"."bounced_at" is not null;--> statement-breakpoint
CREATE INDEX `organisations_by_email` ON `organisations` (`email`);