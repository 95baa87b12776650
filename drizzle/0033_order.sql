CREATE TABLE "board_members" (
	"member_id" uuid NOT NULL,
	"board_id" uuid NOT NULL,
	"level" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "board_members_member_id_board_id_pk" PRIMARY KEY("member_id","board_id")
);
--> statement-breakpoint
CREATE TABLE "bookmarks" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"member_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"remind_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ignores" (
	"member_id" uuid NOT NULL,
	"ignored_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ignores_member_id_ignored_id_pk" PRIMARY KEY("member_id","ignored_id")
);
--> statement-breakpoint
CREATE TABLE "board_label_rules" (
	"board_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"rule" text NOT NULL,
	CONSTRAINT "board_label_rules_board_id_group_id_pk" PRIMARY KEY("board_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "label_groups" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"unit_id" uuid,
	"name" text NOT NULL,
	"pick" text DEFAULT 'one' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "label_groups_name" UNIQUE NULLS NOT DISTINCT("unit_id","name")
);
--> statement-breakpoint
CREATE TABLE "labels" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"group_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "labels_name" UNIQUE("group_id","name")
);
--> statement-breakpoint
CREATE TABLE "thread_labels" (
	"thread_id" uuid NOT NULL,
	"label_id" uuid NOT NULL,
	"labelled_by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "thread_labels_thread_id_label_id_pk" PRIMARY KEY("thread_id","label_id")
);
--> statement-breakpoint
CREATE TABLE "thread_terms" (
	"thread_id" uuid NOT NULL,
	"term" text NOT NULL,
	"unit_id" uuid,
	CONSTRAINT "thread_terms_thread_id_term_pk" PRIMARY KEY("thread_id","term")
);
--> statement-breakpoint
ALTER TABLE "board_members" ADD CONSTRAINT "board_members_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_members" ADD CONSTRAINT "board_members_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ignores" ADD CONSTRAINT "ignores_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ignores" ADD CONSTRAINT "ignores_ignored_id_members_id_fk" FOREIGN KEY ("ignored_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_label_rules" ADD CONSTRAINT "board_label_rules_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_label_rules" ADD CONSTRAINT "board_label_rules_group_id_label_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."label_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_groups" ADD CONSTRAINT "label_groups_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "labels" ADD CONSTRAINT "labels_group_id_label_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."label_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_labels" ADD CONSTRAINT "thread_labels_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_labels" ADD CONSTRAINT "thread_labels_label_id_labels_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."labels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_labels" ADD CONSTRAINT "thread_labels_labelled_by_members_id_fk" FOREIGN KEY ("labelled_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_terms" ADD CONSTRAINT "thread_terms_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_members_watchers" ON "board_members" USING btree ("board_id") WHERE level = 'watch';--> statement-breakpoint
CREATE UNIQUE INDEX "bookmarks_once" ON "bookmarks" USING btree ("member_id","post_id");--> statement-breakpoint
CREATE INDEX "bookmarks_member" ON "bookmarks" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "bookmarks_post" ON "bookmarks" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "bookmarks_due" ON "bookmarks" USING btree ("remind_at") WHERE remind_at is not null and reminded_at is null;--> statement-breakpoint
CREATE INDEX "ignores_ignored" ON "ignores" USING btree ("ignored_id");--> statement-breakpoint
CREATE INDEX "board_label_rules_group" ON "board_label_rules" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "thread_labels_label" ON "thread_labels" USING btree ("label_id","thread_id");--> statement-breakpoint
CREATE INDEX "thread_terms_term" ON "thread_terms" USING btree ("term","unit_id","thread_id");--> statement-breakpoint
-- Who opened a thread on a board follows it because of that, and not because they wrote in it.
UPDATE thread_members m SET level_reason = 'opened' FROM threads t
  WHERE t.id = m.thread_id AND t.author_id = m.member_id AND t.board_id IS NOT NULL AND m.level_reason = 'wrote';
