CREATE TABLE "two_step_roles" (
	"role" text COLLATE "C" PRIMARY KEY NOT NULL,
	"required_by" uuid NOT NULL,
	"required_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "two_step_roles" ADD CONSTRAINT "two_step_roles_required_by_members_id_fk" FOREIGN KEY ("required_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;