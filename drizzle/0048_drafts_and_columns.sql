ALTER TABLE "bulletin_columns" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bulletin_columns" ADD COLUMN "closed_by" uuid;--> statement-breakpoint
ALTER TABLE "bulletin_versions" ADD COLUMN "kept_for" text DEFAULT 'review' NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "open_faults" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "faults_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "bulletin_columns" ADD CONSTRAINT "bulletin_columns_closed_by_members_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What was kept so far says for what: nobody changes it afterwards, so the trigger looks away this once.
ALTER TABLE bulletin_versions DISABLE TRIGGER bulletin_versions_kept;
--> statement-breakpoint
UPDATE bulletin_versions v SET kept_for = CASE
  WHEN v.overwritten_by IS NOT NULL THEN 'overwritten'
  WHEN EXISTS (SELECT FROM reviews r WHERE r.version_id = v.id) THEN 'review'
  WHEN EXISTS (SELECT FROM publication_schedules s WHERE s.version_id = v.id) THEN 'plan'
  ELSE 'publication' END;
--> statement-breakpoint
ALTER TABLE bulletin_versions ENABLE TRIGGER bulletin_versions_kept;
