CREATE TABLE "publication_schedules" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"bulletin_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"scheduled_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"failure" text
);
--> statement-breakpoint
ALTER TABLE "publication_schedules" ADD CONSTRAINT "publication_schedules_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_schedules" ADD CONSTRAINT "publication_schedules_version_id_bulletin_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."bulletin_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_schedules" ADD CONSTRAINT "publication_schedules_scheduled_by_members_id_fk" FOREIGN KEY ("scheduled_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "publication_schedules_open" ON "publication_schedules" USING btree ("bulletin_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "publication_schedules_due" ON "publication_schedules" USING btree ("due_at") WHERE ended_at is null;