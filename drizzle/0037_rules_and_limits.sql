CREATE TABLE "hold_rules" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"unit_id" uuid,
	"kind" text NOT NULL,
	"words" text[] DEFAULT '{}' NOT NULL,
	"amount" integer DEFAULT 0 NOT NULL,
	"minutes" integer DEFAULT 0 NOT NULL,
	"why" text NOT NULL,
	"added_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"on_since" timestamp with time zone,
	"switched_by" uuid,
	"removed_at" timestamp with time zone,
	"removed_by" uuid
);
--> statement-breakpoint
CREATE TABLE "limits" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"window_sec" integer NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DROP INDEX "posts_pending";--> statement-breakpoint
ALTER TABLE "post_revisions" ADD COLUMN "hidden_by" uuid;--> statement-breakpoint
ALTER TABLE "queue_items" ADD COLUMN "rule_id" uuid;--> statement-breakpoint
ALTER TABLE "hold_rules" ADD CONSTRAINT "hold_rules_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold_rules" ADD CONSTRAINT "hold_rules_added_by_members_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold_rules" ADD CONSTRAINT "hold_rules_switched_by_members_id_fk" FOREIGN KEY ("switched_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold_rules" ADD CONSTRAINT "hold_rules_removed_by_members_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limits" ADD CONSTRAINT "limits_changed_by_members_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hold_rules_unit" ON "hold_rules" USING btree ("unit_id") WHERE removed_at is null;--> statement-breakpoint
ALTER TABLE "queue_items" ADD CONSTRAINT "queue_items_rule_id_hold_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."hold_rules"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "posts_waiting" ON "posts" USING btree ("author_id","thread_id") WHERE pending_since is not null;--> statement-breakpoint
CREATE INDEX "queue_items_rule" ON "queue_items" USING btree ("rule_id") WHERE "queue_items"."rule_id" is not null;