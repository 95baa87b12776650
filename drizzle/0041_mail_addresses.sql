CREATE TABLE "mail_addresses" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"asked_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"suppressed_at" timestamp with time zone,
	"said" text
);
--> statement-breakpoint
ALTER TABLE "one_time_links" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "status" text;--> statement-breakpoint
ALTER TABLE "mail_addresses" ADD CONSTRAINT "mail_addresses_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_addresses_suppressed" ON "mail_addresses" USING btree ("suppressed_at") WHERE suppressed_at is not null;--> statement-breakpoint
CREATE INDEX "mails_refused" ON "mails" USING btree ("id") WHERE status is not null;--> statement-breakpoint
-- Written by hand: what was mailed to until now counts as confirmed, so that nobody misses a mail because of the upgrade.
INSERT INTO "mail_addresses" ("member_id", "email", "asked_at", "confirmed_at") SELECT "id", "email", now(), now() FROM "members" WHERE "email" IS NOT NULL;
