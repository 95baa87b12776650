CREATE TABLE "warnings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"member_id" uuid NOT NULL,
	"unit_id" uuid,
	"action_id" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"withdrawn_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "warnings_action_id_unique" UNIQUE("action_id")
);
--> statement-breakpoint
CREATE TABLE "canned_reasons" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"unit_id" uuid,
	"text" text NOT NULL,
	"added_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid
);
--> statement-breakpoint
CREATE TABLE "queue_items" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"unit_id" uuid,
	"thread_id" uuid,
	"post_id" uuid,
	"appeal_id" uuid,
	"proposal_id" uuid,
	"member_id" uuid NOT NULL,
	"by_id" uuid,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"assignee_id" uuid,
	"assigned_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by" uuid
);
--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "purged_by" uuid;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD COLUMN "office" text DEFAULT 'leader' NOT NULL;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD COLUMN "answer" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD COLUMN "about_id" uuid;--> statement-breakpoint
ALTER TABLE "warnings" ADD CONSTRAINT "warnings_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "warnings" ADD CONSTRAINT "warnings_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "warnings" ADD CONSTRAINT "warnings_action_id_moderation_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."moderation_actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "warnings" ADD CONSTRAINT "warnings_withdrawn_by_moderation_actions_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."moderation_actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_reasons" ADD CONSTRAINT "canned_reasons_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_reasons" ADD CONSTRAINT "canned_reasons_added_by_members_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_reasons" ADD CONSTRAINT "canned_reasons_removed_by_members_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_items" ADD CONSTRAINT "queue_items_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_items" ADD CONSTRAINT "queue_items_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_items" ADD CONSTRAINT "queue_items_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_items" ADD CONSTRAINT "queue_items_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_items" ADD CONSTRAINT "queue_items_proposal_id_moderation_actions_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."moderation_actions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_items" ADD CONSTRAINT "queue_items_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_items" ADD CONSTRAINT "queue_items_by_id_members_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_items" ADD CONSTRAINT "queue_items_assignee_id_members_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_items" ADD CONSTRAINT "queue_items_closed_by_moderation_actions_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."moderation_actions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "warnings_member" ON "warnings" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "canned_reasons_unit" ON "canned_reasons" USING btree ("unit_id") WHERE "canned_reasons"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "queue_items_open" ON "queue_items" USING btree ("since","id") WHERE "queue_items"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "queue_items_kind" ON "queue_items" USING btree ("kind","since","id") WHERE "queue_items"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "queue_items_unit" ON "queue_items" USING btree ("unit_id","since","id") WHERE "queue_items"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "queue_items_assignee" ON "queue_items" USING btree ("assignee_id") WHERE "queue_items"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "queue_items_thread" ON "queue_items" USING btree ("thread_id") WHERE "queue_items"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "queue_items_post" ON "queue_items" USING btree ("post_id","kind") WHERE "queue_items"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "queue_items_appeal" ON "queue_items" USING btree ("appeal_id");--> statement-breakpoint
CREATE INDEX "queue_items_expiring" ON "queue_items" USING btree ("expires_at") WHERE closed_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "queue_items_closed" ON "queue_items" USING btree ("closed_at") WHERE "queue_items"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX "moderation_actions_sanctions" ON "moderation_actions" USING btree ("unit_id","id") WHERE kind in ('mute-member', 'warn-member');--> statement-breakpoint
CREATE INDEX "moderation_actions_about" ON "moderation_actions" USING btree ("about_id") WHERE about_id is not null;--> statement-breakpoint
CREATE INDEX "mutes_action" ON "mutes" USING btree ("action_id");
--> statement-breakpoint
INSERT INTO queue_items (kind, unit_id, thread_id, post_id, member_id, since)
SELECT 'flags', t.unit_id, t.id, p.id, p.author_id, min(f.at) FROM flags f JOIN posts p ON p.id = f.post_id
JOIN threads t ON t.id = p.thread_id WHERE f.settled_by IS NULL AND p.deleted_at IS NULL GROUP BY t.id, p.id;
--> statement-breakpoint
INSERT INTO queue_items (kind, unit_id, thread_id, post_id, member_id, since)
SELECT 'pending', t.unit_id, t.id, p.id, p.author_id, p.pending_since FROM posts p JOIN threads t ON t.id = p.thread_id
WHERE p.pending_since IS NOT NULL AND p.deleted_at IS NULL;
--> statement-breakpoint
INSERT INTO queue_items (kind, unit_id, thread_id, appeal_id, member_id, by_id, since)
SELECT 'appeal', a.unit_id, a.thread_id, p.id, p.member_id, a.actor_id, p.at FROM appeals p
JOIN moderation_actions a ON a.id = p.action_id WHERE p.decided_by IS NULL;
