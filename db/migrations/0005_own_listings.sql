DROP INDEX `listings_by_organisation`;--> statement-breakpoint
CREATE INDEX `listings_by_organisation` ON `listings` (`organisation_row_id`,`state`,`kind`,`review_due_on`,`updated_at`);
