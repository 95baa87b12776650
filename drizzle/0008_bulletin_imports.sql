CREATE TABLE "bulletin_imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"bulletin_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"pictures" integer NOT NULL,
	"losses" jsonb NOT NULL,
	"imported_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dismissed_at" timestamp with time zone,
	"dismissed_by" uuid
);
--> statement-breakpoint
ALTER TABLE "bulletin_imports" ADD CONSTRAINT "bulletin_imports_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_imports" ADD CONSTRAINT "bulletin_imports_imported_by_members_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_imports" ADD CONSTRAINT "bulletin_imports_dismissed_by_members_id_fk" FOREIGN KEY ("dismissed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulletin_imports_open" ON "bulletin_imports" USING btree ("bulletin_id") WHERE dismissed_at is null;