DROP INDEX "inbox_items_member";--> statement-breakpoint
CREATE INDEX "inbox_items_newest" ON "inbox_items" USING btree ("member_id","id");