ALTER TABLE "bulletin_columns" ADD COLUMN "is_demo" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "is_demo" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE units SET is_demo = true
WHERE slug IN ('group', 'office', 'office-1', 'office-2', 'works', 'works-1', 'works-2', 'logistics', 'logistics-1')
	AND EXISTS (SELECT FROM organisation WHERE demo_since IS NOT NULL);
--> statement-breakpoint
UPDATE bulletin_columns SET is_demo = true
WHERE slug IN ('notices', 'family', 'open-rules') AND EXISTS (SELECT FROM organisation WHERE demo_since IS NOT NULL);
