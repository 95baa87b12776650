ALTER TABLE "media" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "media_withdrawn" ON "media" USING btree ("id") WHERE "media"."withdrawn_at" is not null;