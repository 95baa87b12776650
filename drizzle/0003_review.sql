CREATE TABLE "review_routes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"en_name" text NOT NULL,
	"steps" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "review_routes_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "bulletin_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"bulletin_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"column_id" uuid NOT NULL,
	"unit_id" uuid,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"source" text NOT NULL,
	"byline" text NOT NULL,
	"cover_id" uuid,
	"indent" boolean NOT NULL,
	"body" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_decisions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"review_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"kind" text NOT NULL,
	"verdict" text NOT NULL,
	"member_id" uuid NOT NULL,
	"reason" text,
	"note" text DEFAULT '' NOT NULL,
	"quote" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"bulletin_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"steps" jsonb NOT NULL,
	"state" text DEFAULT 'in_review' NOT NULL,
	"step" integer DEFAULT 0 NOT NULL,
	"step_since" timestamp with time zone DEFAULT now() NOT NULL,
	"waiting_for" text[] NOT NULL,
	"writer_ids" uuid[] NOT NULL,
	"submitted_by" uuid NOT NULL,
	"is_afterwards" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "bulletin_columns" ADD COLUMN "route_id" uuid;--> statement-breakpoint
ALTER TABLE "bulletins" ADD COLUMN "writer_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL;--> statement-breakpoint
ALTER TABLE "bulletins" ADD COLUMN "review_id" uuid;--> statement-breakpoint
ALTER TABLE "bulletin_versions" ADD CONSTRAINT "bulletin_versions_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_versions" ADD CONSTRAINT "bulletin_versions_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_versions" ADD CONSTRAINT "bulletin_versions_cover_id_media_id_fk" FOREIGN KEY ("cover_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_decisions" ADD CONSTRAINT "review_decisions_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_decisions" ADD CONSTRAINT "review_decisions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_version_id_bulletin_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."bulletin_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_submitted_by_members_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bulletin_versions_number" ON "bulletin_versions" USING btree ("bulletin_id","version");--> statement-breakpoint
CREATE INDEX "review_decisions_review" ON "review_decisions" USING btree ("review_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_open" ON "reviews" USING btree ("bulletin_id") WHERE state = 'in_review';--> statement-breakpoint
CREATE INDEX "reviews_bulletin" ON "reviews" USING btree ("bulletin_id","created_at");--> statement-breakpoint
ALTER TABLE "bulletin_columns" ADD CONSTRAINT "bulletin_columns_route_id_review_routes_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."review_routes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER bulletin_versions_kept BEFORE UPDATE ON bulletin_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER review_decisions_kept BEFORE UPDATE ON review_decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
INSERT INTO review_routes (id, slug, name, en_name, position, steps) VALUES
(uuidv7(), 'full', '三审三校', 'Three reviews, three proofs', 0, '[
  {"tasks":[{"kind":"review","role":"reviewer","approvers":1},{"kind":"proof","role":"editor","approvers":1}],"hours":24,"checklist":["事实、数据、人名和职务已核对","不涉及国家秘密、工作秘密和个人隐私"]},
  {"tasks":[{"kind":"review","role":"reviewer","approvers":1},{"kind":"proof","role":"editor","approvers":1}],"hours":24,"checklist":["政策法规引用准确","导向和表述恰当"]},
  {"tasks":[{"kind":"review","role":"publisher","approvers":1},{"kind":"proof","role":"editor","approvers":1}],"hours":24,"checklist":["同意签发"]}]'),
(uuidv7(), 'brief', '一审', 'One review', 1, '[
  {"tasks":[{"kind":"review","role":"reviewer","approvers":1}],"hours":24,"checklist":[]}]');
--> statement-breakpoint
UPDATE bulletins SET writer_ids = array[author_id];
