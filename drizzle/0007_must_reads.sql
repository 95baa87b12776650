CREATE TABLE "bulletin_confirmations" (
	"bulletin_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"publication_id" uuid NOT NULL,
	"confirmed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bulletin_confirmations_bulletin_id_member_id_pk" PRIMARY KEY("bulletin_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "bulletin_reading" (
	"member_id" uuid NOT NULL,
	"bulletin_id" uuid NOT NULL,
	"millis" integer DEFAULT 0 NOT NULL,
	"depth" integer DEFAULT 0 NOT NULL,
	"last_beat_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bulletin_reading_member_id_bulletin_id_pk" PRIMARY KEY("member_id","bulletin_id")
);
--> statement-breakpoint
CREATE TABLE "must_reads" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"bulletin_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"required_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid
);
--> statement-breakpoint
CREATE TABLE "read_counts" (
	"bulletin_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"done" integer NOT NULL,
	CONSTRAINT "read_counts_bulletin_id_unit_id_pk" PRIMARY KEY("bulletin_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "read_reminded" (
	"reminder_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"bulletin_id" uuid NOT NULL,
	"reminded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "read_reminded_reminder_id_member_id_pk" PRIMARY KEY("reminder_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "read_reminders" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"bulletin_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"reminded_by" uuid NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_counts" (
	"unit_id" uuid PRIMARY KEY NOT NULL,
	"people" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_people" (
	"unit_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "unit_people_unit_id_member_id_pk" PRIMARY KEY("unit_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "bulletin_confirmations" ADD CONSTRAINT "bulletin_confirmations_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_confirmations" ADD CONSTRAINT "bulletin_confirmations_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_confirmations" ADD CONSTRAINT "bulletin_confirmations_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_reading" ADD CONSTRAINT "bulletin_reading_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_reading" ADD CONSTRAINT "bulletin_reading_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "must_reads" ADD CONSTRAINT "must_reads_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "must_reads" ADD CONSTRAINT "must_reads_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "must_reads" ADD CONSTRAINT "must_reads_required_by_members_id_fk" FOREIGN KEY ("required_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "must_reads" ADD CONSTRAINT "must_reads_ended_by_members_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_counts" ADD CONSTRAINT "read_counts_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_counts" ADD CONSTRAINT "read_counts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_reminded" ADD CONSTRAINT "read_reminded_reminder_id_read_reminders_id_fk" FOREIGN KEY ("reminder_id") REFERENCES "public"."read_reminders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_reminded" ADD CONSTRAINT "read_reminded_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_reminded" ADD CONSTRAINT "read_reminded_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_reminders" ADD CONSTRAINT "read_reminders_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_reminders" ADD CONSTRAINT "read_reminders_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_reminders" ADD CONSTRAINT "read_reminders_reminded_by_members_id_fk" FOREIGN KEY ("reminded_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_counts" ADD CONSTRAINT "unit_counts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_people" ADD CONSTRAINT "unit_people_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_people" ADD CONSTRAINT "unit_people_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulletin_confirmations_member" ON "bulletin_confirmations" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "must_reads_open" ON "must_reads" USING btree ("bulletin_id","unit_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "must_reads_due" ON "must_reads" USING btree ("due_on") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "must_reads_unit" ON "must_reads" USING btree ("unit_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "read_reminded_member" ON "read_reminded" USING btree ("bulletin_id","member_id","reminded_at");--> statement-breakpoint
CREATE INDEX "read_reminders_bulletin" ON "read_reminders" USING btree ("bulletin_id","unit_id");--> statement-breakpoint
CREATE INDEX "unit_people_member" ON "unit_people" USING btree ("member_id");--> statement-breakpoint
CREATE VIEW unit_people_now AS
SELECT DISTINCT top.id AS unit_id, m.member_id
FROM memberships m
JOIN members p ON p.id = m.member_id AND p.deactivated_at IS NULL
JOIN units home ON home.id = m.unit_id AND home.deactivated_at IS NULL
JOIN units top ON top.path @> home.path
WHERE m.ended_at IS NULL;
--> statement-breakpoint
CREATE FUNCTION place_people(who uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Two changes to the same person wait for each other; each statement after this one sees what the other committed.
  PERFORM FROM members WHERE id = ANY (who) ORDER BY id FOR NO KEY UPDATE;
  DELETE FROM unit_people p WHERE p.member_id = ANY (who)
    AND NOT EXISTS (SELECT FROM unit_people_now n WHERE n.member_id = p.member_id AND n.unit_id = p.unit_id);
  INSERT INTO unit_people (unit_id, member_id)
    SELECT unit_id, member_id FROM unit_people_now WHERE member_id = ANY (who) ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
CREATE FUNCTION place_by_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM place_people(ARRAY(SELECT DISTINCT member_id FROM changed));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER memberships_placed AFTER INSERT ON memberships
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION place_by_membership();
--> statement-breakpoint
CREATE TRIGGER memberships_replaced AFTER UPDATE ON memberships
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION place_by_membership();
--> statement-breakpoint
CREATE TRIGGER memberships_displaced AFTER DELETE ON memberships
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION place_by_membership();
--> statement-breakpoint
CREATE FUNCTION place_by_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM place_people(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_placed AFTER UPDATE OF deactivated_at ON members FOR EACH ROW
  WHEN (OLD.deactivated_at IS DISTINCT FROM NEW.deactivated_at) EXECUTE FUNCTION place_by_account();
--> statement-breakpoint
CREATE FUNCTION place_by_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM place_people(ARRAY(SELECT DISTINCT m.member_id FROM memberships m JOIN units u ON u.id = m.unit_id
    WHERE u.path <@ NEW.path AND m.ended_at IS NULL));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER units_placed AFTER UPDATE OF path, deactivated_at ON units FOR EACH ROW
  WHEN (OLD.path IS DISTINCT FROM NEW.path OR OLD.deactivated_at IS DISTINCT FROM NEW.deactivated_at)
  EXECUTE FUNCTION place_by_tree();
--> statement-breakpoint
CREATE FUNCTION count_people() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  step integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  INSERT INTO unit_counts AS c (unit_id, people) SELECT unit_id, step * count(*) FROM changed GROUP BY 1 ORDER BY 1
    ON CONFLICT (unit_id) DO UPDATE SET people = c.people + excluded.people;
  INSERT INTO read_counts AS c (bulletin_id, unit_id, done)
    SELECT b.bulletin_id, p.unit_id, step * count(*) FROM changed p JOIN bulletin_confirmations b USING (member_id)
    GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (bulletin_id, unit_id) DO UPDATE SET done = c.done + excluded.done;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER unit_people_counted AFTER INSERT ON unit_people
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_people();
--> statement-breakpoint
CREATE TRIGGER unit_people_uncounted AFTER DELETE ON unit_people
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_people();
--> statement-breakpoint
CREATE FUNCTION count_confirmations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever moves to another unit in this moment is counted in one of the two.
  PERFORM FROM members WHERE id IN (SELECT member_id FROM changed) ORDER BY id FOR SHARE;
  INSERT INTO read_counts AS c (bulletin_id, unit_id, done)
    SELECT b.bulletin_id, p.unit_id, count(*) FROM changed b JOIN unit_people p USING (member_id)
    GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (bulletin_id, unit_id) DO UPDATE SET done = c.done + excluded.done;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER bulletin_confirmations_counted AFTER INSERT ON bulletin_confirmations
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_confirmations();
--> statement-breakpoint
CREATE TRIGGER bulletin_confirmations_kept BEFORE UPDATE ON bulletin_confirmations FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
INSERT INTO unit_people (unit_id, member_id) SELECT unit_id, member_id FROM unit_people_now;
