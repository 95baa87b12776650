ALTER TABLE "members" ADD COLUMN "erase_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "erases_posts" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "members_to_erase" ON "members" USING btree ("erase_at") WHERE erase_at is not null;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_erased" CHECK (erased_at is null or (deactivated_at is not null and erase_at is null and password_hash is null and email is null
        and sso_subject is null and totp_secret is null));