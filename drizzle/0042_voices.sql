CREATE TABLE "reveals" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"post_id" uuid NOT NULL,
	"voice_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_reason" text NOT NULL,
	"agreed_by" uuid NOT NULL,
	"agreed_reason" text NOT NULL,
	"action_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "reveals_action_id_unique" UNIQUE("action_id")
);
--> statement-breakpoint
CREATE TABLE "voices" (
	"voice_id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid,
	"number" integer NOT NULL,
	"owner_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "is_voice" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "boards" ADD COLUMN "allows_anonymous" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "is_anonymous" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "last_voice_number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scheduled_posts" ADD COLUMN "is_anonymous" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reveals" ADD CONSTRAINT "reveals_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reveals" ADD CONSTRAINT "reveals_voice_id_members_id_fk" FOREIGN KEY ("voice_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reveals" ADD CONSTRAINT "reveals_asked_by_members_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reveals" ADD CONSTRAINT "reveals_agreed_by_members_id_fk" FOREIGN KEY ("agreed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voices" ADD CONSTRAINT "voices_voice_id_members_id_fk" FOREIGN KEY ("voice_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voices" ADD CONSTRAINT "voices_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voices" ADD CONSTRAINT "voices_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reveals_post" ON "reveals" USING btree ("post_id");--> statement-breakpoint
CREATE UNIQUE INDEX "voices_once" ON "voices" USING btree ("thread_id","owner_id");--> statement-breakpoint
CREATE INDEX "voices_owner" ON "voices" USING btree ("owner_id");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_voices" CHECK (not is_voice or (deactivated_at is not null and password_hash is null and email is null
        and sso_subject is null and totp_secret is null));