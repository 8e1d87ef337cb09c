CREATE INDEX `accounts_curators` ON `accounts` (`is_curator`,`left_at`);--> statement-breakpoint
CREATE INDEX `accounts_administrators` ON `accounts` (`is_administrator`,`left_at`);--> statement-breakpoint
CREATE INDEX `invitations_by_inviter` ON `invitations` (`invited_by_row_id`);--> statement-breakpoint
CREATE INDEX `invitations_by_expiry` ON `invitations` (`expires_at`);--> statement-breakpoint
CREATE INDEX `review_events_by_actor` ON `review_events` (`actor`);--> statement-breakpoint
CREATE INDEX `review_items_by_opener` ON `review_items` (`opened_by_row_id`,`type`,`state`) WHERE "review_items"."opened_by_row_id" is not null;--> statement-breakpoint
CREATE INDEX `email_links_ended` ON `email_links` (`ended_at`) WHERE "email_links"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX `email_links_expiring` ON `email_links` (`expires_at`) WHERE "email_links"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX `mail_failed` ON `mail_messages` (`failed_at`) WHERE "mail_messages"."failed_at" is not null;