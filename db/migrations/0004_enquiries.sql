CREATE TABLE `enquiries` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`listing_row_id` integer NOT NULL,
	`linked_listing_row_id` integer,
	`asker_organisation_row_id` integer NOT NULL,
	`owner_organisation_row_id` integer NOT NULL,
	`asker_gives` integer NOT NULL,
	`state` text NOT NULL,
	`turn` integer NOT NULL,
	`waits_for` text NOT NULL,
	`asked_at` integer NOT NULL,
	`first_answered_at` integer,
	`last_moved_at` integer NOT NULL,
	`closed_at` integer,
	`answer_due_on` text NOT NULL,
	`next_step_on` text,
	`source_key` text,
	FOREIGN KEY (`listing_row_id`) REFERENCES `listings`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`linked_listing_row_id`) REFERENCES `listings`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asker_organisation_row_id`) REFERENCES `organisations`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_organisation_row_id`) REFERENCES `organisations`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enquiries_id_unique` ON `enquiries` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `enquiries_source_key_unique` ON `enquiries` (`source_key`);--> statement-breakpoint
CREATE INDEX `enquiries_by_asker` ON `enquiries` (`asker_organisation_row_id`,`last_moved_at`);--> statement-breakpoint
CREATE INDEX `enquiries_by_owner` ON `enquiries` (`owner_organisation_row_id`,`last_moved_at`);--> statement-breakpoint
CREATE INDEX `enquiries_by_listing` ON `enquiries` (`listing_row_id`,`state`);--> statement-breakpoint
CREATE INDEX `enquiries_by_linked_listing` ON `enquiries` (`linked_listing_row_id`);--> statement-breakpoint
CREATE INDEX `enquiries_asked` ON `enquiries` (`asked_at`);--> statement-breakpoint
CREATE INDEX `enquiries_unanswered` ON `enquiries` (`answer_due_on`) WHERE "enquiries"."state" = 'asked';--> statement-breakpoint
CREATE INDEX `enquiries_next_step` ON `enquiries` (`next_step_on`) WHERE "enquiries"."next_step_on" is not null;--> statement-breakpoint
CREATE INDEX `enquiries_open` ON `enquiries` (`listing_row_id`) WHERE "enquiries"."closed_at" is null;--> statement-breakpoint
CREATE INDEX `enquiries_closed` ON `enquiries` (`closed_at`) WHERE "enquiries"."closed_at" is not null;--> statement-breakpoint
CREATE TABLE `enquiry_events` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`enquiry_row_id` integer NOT NULL,
	`type` text NOT NULL,
	`side` text NOT NULL,
	`account_row_id` integer,
	`words` text NOT NULL,
	`private_reason` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`enquiry_row_id`) REFERENCES `enquiries`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_row_id`) REFERENCES `accounts`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `enquiry_events_by_enquiry` ON `enquiry_events` (`enquiry_row_id`,`row_id`);--> statement-breakpoint
CREATE INDEX `enquiry_events_by_account` ON `enquiry_events` (`account_row_id`);--> statement-breakpoint
CREATE TABLE `enquiry_recipients` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`enquiry_row_id` integer NOT NULL,
	`side` text NOT NULL,
	`account_row_id` integer,
	FOREIGN KEY (`enquiry_row_id`) REFERENCES `enquiries`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_row_id`) REFERENCES `accounts`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enquiry_recipients_id_unique` ON `enquiry_recipients` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `enquiry_recipients_once` ON `enquiry_recipients` (`enquiry_row_id`,`side`,`account_row_id`);--> statement-breakpoint
CREATE TABLE `exchange_reports` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`exchange_row_id` integer NOT NULL,
	`side` text NOT NULL,
	`hours` integer,
	`items` integer,
	`pounds` integer,
	`helpful` integer NOT NULL,
	`sentence` text NOT NULL,
	`is_sentence_public` integer NOT NULL,
	`agrees_to_names` integer NOT NULL,
	`account_row_id` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`exchange_row_id`) REFERENCES `exchanges`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_row_id`) REFERENCES `accounts`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchange_reports_once` ON `exchange_reports` (`exchange_row_id`,`side`);--> statement-breakpoint
CREATE TABLE `exchanges` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`enquiry_row_id` integer NOT NULL,
	`giver_organisation_row_id` integer NOT NULL,
	`receiver_organisation_row_id` integer NOT NULL,
	`giver_sector` text NOT NULL,
	`receiver_sector` text NOT NULL,
	`need_listing_row_id` integer,
	`offer_listing_row_id` integer,
	`subject` text NOT NULL,
	`themes` text NOT NULL,
	`ward_slug` text,
	`agreed_on` text NOT NULL,
	`starts_on` text,
	`ends_on` text,
	`repeats` text NOT NULL,
	`quantity` integer,
	`outcome` text NOT NULL,
	`ended_on` text,
	`need_met` text,
	FOREIGN KEY (`enquiry_row_id`) REFERENCES `enquiries`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`giver_organisation_row_id`) REFERENCES `organisations`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`receiver_organisation_row_id`) REFERENCES `organisations`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`need_listing_row_id`) REFERENCES `listings`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_listing_row_id`) REFERENCES `listings`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchanges_id_unique` ON `exchanges` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `exchanges_enquiry_row_id_unique` ON `exchanges` (`enquiry_row_id`);--> statement-breakpoint
CREATE INDEX `exchanges_by_outcome` ON `exchanges` (`outcome`,`ended_on`);--> statement-breakpoint
CREATE INDEX `exchanges_by_need` ON `exchanges` (`need_listing_row_id`);--> statement-breakpoint
CREATE INDEX `exchanges_by_offer` ON `exchanges` (`offer_listing_row_id`);--> statement-breakpoint
ALTER TABLE `listings` ADD `unanswered_since` text;