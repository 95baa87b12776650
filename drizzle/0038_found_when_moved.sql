CREATE INDEX "forum_imported_threads" ON "forum_imported" USING btree ("local_id") WHERE kind = 'thread';--> statement-breakpoint
CREATE INDEX "drafts_of" ON "drafts" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "queue_items_moved" ON "queue_items" USING btree ("post_id") WHERE "queue_items"."post_id" is not null;--> statement-breakpoint
CREATE INDEX "scheduled_posts_target" ON "scheduled_posts" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "topic_items_thread" ON "topic_items" USING btree ("thread_id") WHERE thread_id is not null;