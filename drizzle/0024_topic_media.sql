ALTER TABLE "topic_items" DROP CONSTRAINT "topic_items_once";--> statement-breakpoint
ALTER TABLE "topic_items" ADD COLUMN "library_item_id" uuid;--> statement-breakpoint
ALTER TABLE "topic_items" ADD CONSTRAINT "topic_items_library_item_id_library_items_id_fk" FOREIGN KEY ("library_item_id") REFERENCES "public"."library_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_items" ADD CONSTRAINT "topic_items_once" UNIQUE NULLS NOT DISTINCT("topic_id","bulletin_id","case_id","thread_id","library_item_id");
--> statement-breakpoint
-- What lies in a topic carries its file; however it leaves the topic (taken out, taken from its shelf, with the topic), the
-- file is carried by it no more.
CREATE FUNCTION end_topic_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM media_uses WHERE carrier = 'topic' AND carrier_id = OLD.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER topic_items_end_use AFTER DELETE ON topic_items FOR EACH ROW
  WHEN (OLD.library_item_id IS NOT NULL) EXECUTE FUNCTION end_topic_use();
