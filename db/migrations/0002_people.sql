CREATE TABLE `accounts` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`email` text,
	`name` text,
	`is_curator` integer NOT NULL,
	`is_administrator` integer NOT NULL,
	`external_subject` text,
	`created_at` integer NOT NULL,
	`last_seen_at` integer,
	`left_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_id_unique` ON `accounts` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_unique` ON `accounts` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_external_subject_unique` ON `accounts` (`external_subject`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`organisation_row_id` integer NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`invited_by_row_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	FOREIGN KEY (`organisation_row_id`) REFERENCES `organisations`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by_row_id`) REFERENCES `accounts`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_id_unique` ON `invitations` (`id`);--> statement-breakpoint
CREATE INDEX `invitations_by_email` ON `invitations` (`email`);--> statement-breakpoint
CREATE INDEX `invitations_by_organisation` ON `invitations` (`organisation_row_id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_row_id` integer NOT NULL,
	`organisation_row_id` integer NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_row_id`) REFERENCES `accounts`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_row_id`) REFERENCES `organisations`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_once` ON `memberships` (`account_row_id`,`organisation_row_id`);--> statement-breakpoint
CREATE INDEX `memberships_by_organisation` ON `memberships` (`organisation_row_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`token_hash` text NOT NULL,
	`account_row_id` integer NOT NULL,
	`device` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_row_id`) REFERENCES `accounts`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_id_unique` ON `sessions` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_hash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_by_account` ON `sessions` (`account_row_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sign_in_requests` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`email` text NOT NULL,
	`token_hash` text NOT NULL,
	`code_hash` text NOT NULL,
	`browser_hash` text NOT NULL,
	`network_hash` text NOT NULL,
	`next_path` text NOT NULL,
	`tries` integer NOT NULL,
	`requested_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_requests_id_unique` ON `sign_in_requests` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_requests_token_hash_unique` ON `sign_in_requests` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sign_in_requests_by_email` ON `sign_in_requests` (`email`,`requested_at`);--> statement-breakpoint
CREATE INDEX `sign_in_requests_by_network` ON `sign_in_requests` (`network_hash`,`requested_at`);--> statement-breakpoint
CREATE INDEX `sign_in_requests_by_age` ON `sign_in_requests` (`requested_at`);--> statement-breakpoint
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
CREATE TABLE `merges` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`subject_type` text NOT NULL,
	`kept_row_id` integer NOT NULL,
	`gone_row_id` integer NOT NULL,
	`undo` text NOT NULL,
	`actor` text NOT NULL,
	`merged_at` integer NOT NULL,
	`undone_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `merges_id_unique` ON `merges` (`id`);--> statement-breakpoint
CREATE TABLE `review_events` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`item_row_id` integer NOT NULL,
	`type` text NOT NULL,
	`actor` text NOT NULL,
	`reason` text NOT NULL,
	`undo` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`item_row_id`) REFERENCES `review_items`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `review_events_by_item` ON `review_events` (`item_row_id`,`row_id`);--> statement-breakpoint
CREATE INDEX `review_decisions` ON `review_events` (`row_id`) WHERE "review_events"."type" in ('approved', 'sent-back', 'done');--> statement-breakpoint
CREATE TABLE `review_items` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_row_id` integer NOT NULL,
	`proposal` text NOT NULL,
	`base_version` integer,
	`opened_by_row_id` integer,
	`opened_at` integer NOT NULL,
	`state` text NOT NULL,
	`assignee_row_id` integer,
	FOREIGN KEY (`opened_by_row_id`) REFERENCES `accounts`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_row_id`) REFERENCES `accounts`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `review_items_id_unique` ON `review_items` (`id`);--> statement-breakpoint
CREATE INDEX `review_queue` ON `review_items` (`opened_at`) WHERE "review_items"."state" = 'open';--> statement-breakpoint
CREATE INDEX `review_queue_by_type` ON `review_items` (`type`,`opened_at`) WHERE "review_items"."state" = 'open';--> statement-breakpoint
CREATE INDEX `review_items_by_subject` ON `review_items` (`subject_type`,`subject_row_id`,`state`);--> statement-breakpoint
CREATE TABLE `email_links` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`purpose` text NOT NULL,
	`subject_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `email_links_token_hash_unique` ON `email_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `email_links_by_subject` ON `email_links` (`purpose`,`subject_id`);--> statement-breakpoint
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
CREATE INDEX `listing_drafts_by_age` ON `listing_drafts` (`saved_at`);--> statement-breakpoint
CREATE TABLE `mail_messages` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`cause_key` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`headers` text NOT NULL,
	`queued_at` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`last_error` text,
	`sent_at` integer,
	`failed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_messages_id_unique` ON `mail_messages` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `mail_messages_cause_key_unique` ON `mail_messages` (`cause_key`);--> statement-breakpoint
CREATE INDEX `mail_waiting` ON `mail_messages` (`next_try_at`) WHERE "mail_messages"."sent_at" is null and "mail_messages"."failed_at" is null;--> statement-breakpoint
CREATE INDEX `mail_sent` ON `mail_messages` (`sent_at`);--> statement-breakpoint
CREATE INDEX `mail_by_recipient` ON `mail_messages` (`recipient`,`failed_at`);--> statement-breakpoint
CREATE TABLE `successors` (
	`subject_type` text NOT NULL,
	`gone_row_id` integer NOT NULL,
	`kept_row_id` integer NOT NULL,
	PRIMARY KEY(`subject_type`, `gone_row_id`)
);
--> statement-breakpoint
CREATE INDEX `successors_by_kept` ON `successors` (`subject_type`,`kept_row_id`);--> statement-breakpoint
ALTER TABLE `listings` ADD `created_by_row_id` integer REFERENCES accounts(row_id);--> statement-breakpoint
ALTER TABLE `listings` ADD `review_months` integer;--> statement-breakpoint
ALTER TABLE `listings` ADD `first_asked_at` integer;--> statement-breakpoint
ALTER TABLE `listings` ADD `second_asked_at` integer;--> statement-breakpoint
CREATE INDEX `listings_due` ON `listings` (`state`,`review_due_on`);--> statement-breakpoint
ALTER TABLE `organisations` ADD `is_trusted` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `organisations_by_charity_number` ON `organisations` (`charity_number`);--> statement-breakpoint
CREATE INDEX `organisations_by_company_number` ON `organisations` (`company_number`);--> statement-breakpoint
CREATE INDEX `organisations_by_website` ON `organisations` (`website`);--> statement-breakpoint
CREATE INDEX `sites_by_postcode` ON `sites` (`postcode`);--> statement-breakpoint
CREATE INDEX `revisions_by_actor` ON `revisions` (`actor`);