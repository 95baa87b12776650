CREATE TABLE "saved_lists" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"member_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"period" text,
	"board_id" uuid,
	"unit_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "thread_tops" (
	"period" text NOT NULL,
	"thread_id" uuid NOT NULL,
	"score" integer NOT NULL,
	CONSTRAINT "thread_tops_period_thread_id_pk" PRIMARY KEY("period","thread_id")
);
--> statement-breakpoint
ALTER TABLE "thread_members" ADD COLUMN "reading_epoch" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "thread_members" ADD COLUMN "swept_by" uuid;--> statement-breakpoint
ALTER TABLE "thread_members" ADD COLUMN "swept_from" integer;--> statement-breakpoint
ALTER TABLE "saved_lists" ADD CONSTRAINT "saved_lists_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_lists" ADD CONSTRAINT "saved_lists_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_lists" ADD CONSTRAINT "saved_lists_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_tops" ADD CONSTRAINT "thread_tops_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_lists_name" ON "saved_lists" USING btree ("member_id","name");--> statement-breakpoint
CREATE INDEX "thread_tops_score" ON "thread_tops" USING btree ("period","score","thread_id");--> statement-breakpoint
CREATE INDEX "threads_unanswered" ON "threads" USING btree ("unit_id","last_post_at") WHERE post_count = 1 and board_id is not null;