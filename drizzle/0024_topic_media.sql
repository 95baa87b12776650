ALTER TABLE "topic_items" DROP CONSTRAINT "topic_items_once";--> statement-breakpoint
ALTER TABLE "topic_items" ADD COLUMN "library_item_id" uuid;--> statement-breakpoint
ALTER TABLE "topic_items" ADD CONSTRAINT "topic_items_library_item_id_library_items_id_fk" FOREIGN KEY ("library_item_id") REFERENCES "public"."library_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_items" ADD CONSTRAINT "topic_items_once" UNIQUE NULLS NOT DISTINCT("topic_id","bulletin_id","case_id","thread_id","library_item_id");