CREATE TABLE "kept_cases" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"member_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kept_cases" ADD CONSTRAINT "kept_cases_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_cases" ADD CONSTRAINT "kept_cases_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "kept_cases_once" ON "kept_cases" USING btree ("member_id","case_id");--> statement-breakpoint
CREATE INDEX "kept_cases_member" ON "kept_cases" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "kept_cases_case" ON "kept_cases" USING btree ("case_id");