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
	`failed_at` integer,
	`bounced_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_messages_id_unique` ON `mail_messages` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `mail_messages_cause_key_unique` ON `mail_messages` (`cause_key`);--> statement-breakpoint
CREATE INDEX `mail_waiting` ON `mail_messages` (`next_try_at`) WHERE "mail_messages"."sent_at" is null and "mail_messages"."failed_at" is null;--> statement-breakpoint
CREATE INDEX `mail_sent` ON `mail_messages` (`sent_at`);--> statement-breakpoint
CREATE INDEX `mail_by_recipient` ON `mail_messages` (`recipient`,`failed_at`);--> statement-breakpoint
CREATE INDEX `mail_bounced` ON `mail_messages` (`bounced_at`) WHERE "mail_messages"."bounced_at" is not null;--> statement-breakpoint
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
CREATE INDEX `match_dismissals_newest` ON `match_dismissals` (`dismissed_at`) WHERE "match_dismissals"."undone_at" is null;--> statement-breakpoint
CREATE TABLE `successors` (
	`subject_type` text NOT NULL,
	`gone_row_id` integer NOT NULL,
	`kept_row_id` integer NOT NULL,
	PRIMARY KEY(`subject_type`, `gone_row_id`)
);
--> statement-breakpoint
CREATE INDEX `successors_by_kept` ON `successors` (`subject_type`,`kept_row_id`);--> statement-breakpoint
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
CREATE UNIQUE INDEX `curated_synonyms_id_unique` ON `curated_synonyms` (`id`);--> statement-breakpoint
ALTER TABLE `listings` ADD `created_by_row_id` integer REFERENCES accounts(row_id);--> statement-breakpoint
ALTER TABLE `listings` ADD `review_months` integer;--> statement-breakpoint
ALTER TABLE `listings` ADD `first_asked_at` integer;--> statement-breakpoint
ALTER TABLE `listings` ADD `second_asked_at` integer;--> statement-breakpoint
ALTER TABLE `listings` ADD `call_listed_at` integer;--> statement-breakpoint
ALTER TABLE `listings` ADD `unanswered_since` text;--> statement-breakpoint
CREATE INDEX `listings_to_ask` ON `listings` (`state`,`review_due_on`) WHERE "listings"."state" = 'live' and "listings"."first_asked_at" is null;--> statement-breakpoint
CREATE INDEX `listings_asked` ON `listings` (`state`,`first_asked_at`,`second_asked_at`,`call_listed_at`,`kind`) WHERE "listings"."state" = 'live' and "listings"."first_asked_at" is not null;--> statement-breakpoint
ALTER TABLE `organisations` ADD `is_trusted` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `organisations_by_charity_number` ON `organisations` (`charity_number`);--> statement-breakpoint
CREATE INDEX `organisations_by_company_number` ON `organisations` (`company_number`);--> statement-breakpoint
CREATE INDEX `organisations_by_website` ON `organisations` (`website`);--> statement-breakpoint
CREATE INDEX `organisations_by_email` ON `organisations` (`email`);--> statement-breakpoint
CREATE INDEX `sites_by_postcode` ON `sites` (`postcode`);--> statement-breakpoint
CREATE INDEX `revisions_by_actor` ON `revisions` (`actor`);