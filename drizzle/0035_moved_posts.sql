CREATE TABLE "post_places" (
	"thread_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"post_id" uuid NOT NULL,
	"moved_by" uuid NOT NULL,
	CONSTRAINT "post_places_thread_id_number_pk" PRIMARY KEY("thread_id","number")
);
--> statement-breakpoint
CREATE TABLE "slow_modes" (
	"thread_id" uuid PRIMARY KEY NOT NULL,
	"minutes" integer NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"action_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "thread_timers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"thread_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"member_id" uuid NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD COLUMN "to_thread_id" uuid;--> statement-breakpoint
ALTER TABLE "post_places" ADD CONSTRAINT "post_places_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_places" ADD CONSTRAINT "post_places_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slow_modes" ADD CONSTRAINT "slow_modes_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_timers" ADD CONSTRAINT "thread_timers_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_timers" ADD CONSTRAINT "thread_timers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_places_post" ON "post_places" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "post_places_act" ON "post_places" USING btree ("moved_by");--> statement-breakpoint
CREATE INDEX "slow_modes_until" ON "slow_modes" USING btree ("until");--> statement-breakpoint
CREATE INDEX "thread_timers_thread" ON "thread_timers" USING btree ("thread_id","due_at");--> statement-breakpoint
CREATE INDEX "thread_timers_due" ON "thread_timers" USING btree ("due_at") WHERE failure is null;--> statement-breakpoint
CREATE INDEX "threads_merged" ON "threads" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX "inbox_items_place" ON "inbox_items" USING btree ("thread_id","post_number");