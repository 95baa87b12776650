ALTER TABLE "drafts" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "label_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "version" uuid DEFAULT uuidv7() NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "emptied_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "scheduled_posts" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "scheduled_posts" ADD COLUMN "label_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_parent_id_posts_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_posts" ADD CONSTRAINT "scheduled_posts_parent_id_posts_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drafts_parent" ON "drafts" USING btree ("parent_id") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "posts_taken_back" ON "posts" USING btree ("deleted_at") WHERE deleted_at is not null and emptied_at is null and purged_by is null;--> statement-breakpoint
CREATE INDEX "scheduled_posts_parent" ON "scheduled_posts" USING btree ("parent_id") WHERE parent_id is not null;