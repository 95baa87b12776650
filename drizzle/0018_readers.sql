CREATE TABLE "read_warnings" (
	"bulletin_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"is_last_day" boolean NOT NULL,
	"batch_id" uuid NOT NULL,
	"warned_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "read_warnings_bulletin_id_member_id_due_on_is_last_day_pk" PRIMARY KEY("bulletin_id","member_id","due_on","is_last_day")
);
--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "is_public" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "read_warnings" ADD CONSTRAINT "read_warnings_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_warnings" ADD CONSTRAINT "read_warnings_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "read_warnings_batch" ON "read_warnings" USING btree ("batch_id");