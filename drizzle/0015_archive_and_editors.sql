ALTER TABLE "bulletins" ADD COLUMN "editor_id" uuid;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "archived_by" uuid;--> statement-breakpoint
ALTER TABLE "bulletins" ADD CONSTRAINT "bulletins_editor_id_members_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_archived_by_members_id_fk" FOREIGN KEY ("archived_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;