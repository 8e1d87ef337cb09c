-- Databases that were made while this stood in 0007 have it already.
CREATE INDEX IF NOT EXISTS `review_items_pending` ON `review_items` (`subject_row_id`,`type`,`state`) WHERE "review_items"."subject_type" = 'listing' and "review_items"."state" in ('open', 'sent-back');
