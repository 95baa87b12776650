ALTER TABLE "organisation" ADD COLUMN "imprint" jsonb DEFAULT '{"undertaker":"","icp":"","police":"","siteCode":"","contact":""}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "mourning_from" date;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "mourning_until" date;