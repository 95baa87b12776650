ALTER TABLE "publications" ADD COLUMN "correction" text;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "withdrawn_notice" text;