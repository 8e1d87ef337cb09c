CREATE INDEX `review_items_by_assignee` ON `review_items` (`assignee_row_id`) WHERE "review_items"."assignee_row_id" is not null;--> statement-breakpoint
CREATE INDEX `enquiry_recipients_by_account` ON `enquiry_recipients` (`account_row_id`) WHERE "enquiry_recipients"."account_row_id" is not null;--> statement-breakpoint
CREATE INDEX `exchange_reports_by_account` ON `exchange_reports` (`account_row_id`) WHERE "exchange_reports"."account_row_id" is not null;--> statement-breakpoint
CREATE INDEX `listings_by_author` ON `listings` (`created_by_row_id`) WHERE "listings"."created_by_row_id" is not null;--> statement-breakpoint
CREATE INDEX `match_dismissals_by_actor` ON `match_dismissals` (`actor`);