ALTER TABLE "bulletin_columns" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "bulletin_columns" ADD COLUMN "visibility" text DEFAULT 'site' NOT NULL;--> statement-breakpoint
ALTER TABLE "bulletin_columns" ADD COLUMN "template" text DEFAULT 'list' NOT NULL;--> statement-breakpoint
ALTER TABLE "bulletins" ADD COLUMN "disclosure" jsonb;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "disclosure" jsonb;--> statement-breakpoint
ALTER TABLE "bulletin_versions" ADD COLUMN "disclosure" jsonb;--> statement-breakpoint
ALTER TABLE "bulletin_columns" ADD CONSTRAINT "bulletin_columns_parent_id_bulletin_columns_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."bulletin_columns"("id") ON DELETE no action ON UPDATE no action;