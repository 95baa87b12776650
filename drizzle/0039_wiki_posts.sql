ALTER TABLE "post_revisions" ADD COLUMN "written_by" uuid;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "edited_by" uuid;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "wiki_by" uuid;--> statement-breakpoint
ALTER TABLE "post_revisions" ADD CONSTRAINT "post_revisions_written_by_members_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_edited_by_members_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_wiki_by_members_id_fk" FOREIGN KEY ("wiki_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;