CREATE TABLE "draft_locks" (
	"bulletin_id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bulletin_versions" ADD COLUMN "editor_id" uuid;--> statement-breakpoint
ALTER TABLE "bulletin_versions" ADD COLUMN "overwritten_by" uuid;--> statement-breakpoint
ALTER TABLE "draft_locks" ADD CONSTRAINT "draft_locks_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_locks" ADD CONSTRAINT "draft_locks_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_versions" ADD CONSTRAINT "bulletin_versions_editor_id_members_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_versions" ADD CONSTRAINT "bulletin_versions_overwritten_by_members_id_fk" FOREIGN KEY ("overwritten_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "publication_schedules_failed" ON "publication_schedules" USING btree ("due_at") WHERE outcome = 'failed';--> statement-breakpoint
CREATE INDEX "publication_schedules_bulletin" ON "publication_schedules" USING btree ("bulletin_id","created_at");