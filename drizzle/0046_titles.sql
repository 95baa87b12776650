CREATE TABLE "thread_titles" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"thread_id" uuid NOT NULL,
	"title" text NOT NULL,
	"titled_by" uuid,
	"replaced_by" uuid,
	"replaced_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "titled_by" uuid;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "title_hidden_by" uuid;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD COLUMN "from_board_id" uuid;--> statement-breakpoint
ALTER TABLE "thread_titles" ADD CONSTRAINT "thread_titles_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "thread_titles_thread" ON "thread_titles" USING btree ("thread_id","id");--> statement-breakpoint
-- A thread that was split off has the title that a leader gave it; what its author called a thread is hidden with its opening post.
UPDATE "threads" SET "titled_by" = a."id" FROM "moderation_actions" a WHERE a."kind" = 'split-thread' AND a."to_thread_id" = "threads"."id";--> statement-breakpoint
UPDATE "threads" SET "title_hidden_by" = coalesce(p."hidden_by", p."purged_by") FROM "posts" p
  WHERE p."thread_id" = "threads"."id" AND p."number" = 1 AND (p."hidden_by" IS NOT NULL OR p."purged_by" IS NOT NULL)
    AND "threads"."board_id" IS NOT NULL AND "threads"."titled_by" IS NULL;
