CREATE INDEX `accounts_curators` ON `accounts` (`is_curator`,`left_at`);--> statement-breakpoint
CREATE INDEX `accounts_administrators` ON `accounts` (`is_administrator`,`left_at`);--> statement-breakpoint
CREATE INDEX `invitations_by_inviter` ON `invitations` (`invited_by_row_id`);--> statement-breakpoint
CREATE INDEX `invitations_by_expiry` ON `invitations` (`expires_at`);--> statement-breakpoint
CREATE INDEX `review_events_by_actor` ON `review_events` (`actor`);--> statement-breakpoint
CREATE INDEX `review_items_pending` ON `review_items` (`subject_row_id`,`type`,`state`) WHERE "review_items"."subject_type" = 'listing' and "review_items"."state" in ('open', 'sent-back');--> statement-breakpoint
CREATE INDEX `review_items_by_assignee` ON `review_items` (`assignee_row_id`) WHERE "review_items"."assignee_row_id" is not null;--> statement-breakpoint
CREATE INDEX `review_items_by_opener` ON `review_items` (`opened_by_row_id`,`type`,`state`) WHERE "review_items"."opened_by_row_id" is not null;--> statement-breakpoint
CREATE INDEX `email_links_ended` ON `email_links` (`ended_at`) WHERE "email_links"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX `email_links_expiring` ON `email_links` (`expires_at`) WHERE "email_links"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX `enquiry_recipients_by_account` ON `enquiry_recipients` (`account_row_id`) WHERE "enquiry_recipients"."account_row_id" is not null;--> statement-breakpoint
CREATE INDEX `exchange_reports_by_account` ON `exchange_reports` (`account_row_id`) WHERE "exchange_reports"."account_row_id" is not null;--> statement-breakpoint
CREATE INDEX `listings_by_author` ON `listings` (`created_by_row_id`) WHERE "listings"."created_by_row_id" is not null;--> statement-breakpoint
CREATE INDEX `mail_failed` ON `mail_messages` (`failed_at`) WHERE "mail_messages"."failed_at" is not null;--> statement-breakpoint
CREATE INDEX `match_dismissals_by_actor` ON `match_dismissals` (`actor`);