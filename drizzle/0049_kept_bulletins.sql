CREATE TABLE "bulletin_readers" (
	"bulletin_id" uuid PRIMARY KEY NOT NULL,
	"readers" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kept_bulletins" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"member_id" uuid NOT NULL,
	"bulletin_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bulletin_readers" ADD CONSTRAINT "bulletin_readers_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_bulletins" ADD CONSTRAINT "kept_bulletins_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_bulletins" ADD CONSTRAINT "kept_bulletins_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "kept_bulletins_once" ON "kept_bulletins" USING btree ("member_id","bulletin_id");--> statement-breakpoint
CREATE INDEX "kept_bulletins_member" ON "kept_bulletins" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "kept_bulletins_bulletin" ON "kept_bulletins" USING btree ("bulletin_id");--> statement-breakpoint
-- Who has opened what so far counts as well.
INSERT INTO bulletin_readers (bulletin_id, readers) SELECT bulletin_id, count(*) FROM bulletin_reads GROUP BY bulletin_id;
