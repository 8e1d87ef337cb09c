CREATE TABLE `listing_sites` (
	`listing_row_id` integer NOT NULL,
	`site_row_id` integer NOT NULL,
	PRIMARY KEY(`listing_row_id`, `site_row_id`),
	FOREIGN KEY (`listing_row_id`) REFERENCES `listings`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_row_id`) REFERENCES `sites`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `listing_sites_by_site` ON `listing_sites` (`site_row_id`);--> statement-breakpoint
CREATE TABLE `listings` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`slug` text NOT NULL,
	`organisation_row_id` integer NOT NULL,
	`kind` text NOT NULL,
	`category` text,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`description` text NOT NULL,
	`themes` text NOT NULL,
	`skills` text NOT NULL,
	`areas` text NOT NULL,
	`availability` text,
	`details` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`confirmed_on` text,
	`review_due_on` text,
	`published_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`source_key` text,
	FOREIGN KEY (`organisation_row_id`) REFERENCES `organisations`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `listings_id_unique` ON `listings` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `listings_slug_unique` ON `listings` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `listings_source_key_unique` ON `listings` (`source_key`);--> statement-breakpoint
CREATE INDEX `listings_by_organisation` ON `listings` (`organisation_row_id`,`state`,`kind`);--> statement-breakpoint
CREATE INDEX `listings_by_state` ON `listings` (`state`,`published_at`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`sector` text NOT NULL,
	`type` text NOT NULL,
	`parent_row_id` integer,
	`description` text NOT NULL,
	`charity_number` text,
	`company_number` text,
	`email` text,
	`phone` text,
	`website` text,
	`state` text NOT NULL,
	`source_key` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`parent_row_id`) REFERENCES `organisations`(`row_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_id_unique` ON `organisations` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_slug_unique` ON `organisations` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_source_key_unique` ON `organisations` (`source_key`);--> statement-breakpoint
CREATE INDEX `organisations_by_name` ON `organisations` (`state`,`name`);--> statement-breakpoint
CREATE INDEX `organisations_by_parent` ON `organisations` (`parent_row_id`,`state`,`name`);--> statement-breakpoint
CREATE TABLE `sites` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`organisation_row_id` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`address` text,
	`postcode` text,
	`ward_slug` text,
	`visibility` text NOT NULL,
	`step_free` text,
	`latitude` real,
	`longitude` real,
	`precision` text,
	FOREIGN KEY (`organisation_row_id`) REFERENCES `organisations`(`row_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ward_slug`) REFERENCES `wards`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sites_id_unique` ON `sites` (`id`);--> statement-breakpoint
CREATE INDEX `sites_by_organisation` ON `sites` (`organisation_row_id`,`position`);--> statement-breakpoint
CREATE TABLE `outcodes` (
	`outcode` text PRIMARY KEY NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL
);
--> statement-breakpoint
CREATE TABLE `postcode_sectors` (
	`sector` text PRIMARY KEY NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`ward_slugs` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `postcodes` (
	`postcode` text PRIMARY KEY NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`ward_slug` text,
	`in_borough` integer NOT NULL,
	FOREIGN KEY (`ward_slug`) REFERENCES `wards`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `wards` (
	`slug` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `wards_code_unique` ON `wards` (`code`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`type` text NOT NULL,
	`payload` text NOT NULL,
	`unique_key` text,
	`run_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_unique_key_unique` ON `jobs` (`unique_key`);--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`run_at`);--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`type` text NOT NULL,
	`subject_id` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`handled_at` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`row_id`) WHERE "outbox"."handled_at" is null;--> statement-breakpoint
CREATE INDEX `outbox_handled` ON `outbox` (`handled_at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `revisions` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`actor` text NOT NULL,
	`reason` text NOT NULL,
	`snapshot` text NOT NULL,
	`recorded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `revisions_by_subject` ON `revisions` (`subject_type`,`subject_id`,`row_id`);--> statement-breakpoint
CREATE TABLE `categories` (
	`slug` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`sentence` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `skill_groups` (
	`slug` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `skills` (
	`slug` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`group_slug` text NOT NULL,
	`synonyms` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`group_slug`) REFERENCES `skill_groups`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `synonym_groups` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`direction` text NOT NULL,
	`terms` text NOT NULL,
	`finds` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `themes` (
	`slug` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`sentence` text NOT NULL,
	`cues` text NOT NULL,
	`position` integer NOT NULL
);
