CREATE TABLE "route_rules" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"column_id" uuid,
	"kind" text,
	"risk" text NOT NULL,
	"route_id" uuid NOT NULL,
	"added_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "route_rules_once" UNIQUE NULLS NOT DISTINCT("column_id","kind","risk")
);
--> statement-breakpoint
ALTER TABLE "bulletins" ADD COLUMN "kind" text DEFAULT 'original' NOT NULL;--> statement-breakpoint
ALTER TABLE "bulletins" ADD COLUMN "risk" text DEFAULT 'ordinary' NOT NULL;--> statement-breakpoint
ALTER TABLE "bulletin_versions" ADD COLUMN "kind" text DEFAULT 'original' NOT NULL;--> statement-breakpoint
ALTER TABLE "bulletin_versions" ADD COLUMN "risk" text DEFAULT 'ordinary' NOT NULL;--> statement-breakpoint
ALTER TABLE "route_rules" ADD CONSTRAINT "route_rules_column_id_bulletin_columns_id_fk" FOREIGN KEY ("column_id") REFERENCES "public"."bulletin_columns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_rules" ADD CONSTRAINT "route_rules_route_id_review_routes_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."review_routes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_rules" ADD CONSTRAINT "route_rules_added_by_members_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;