CREATE TABLE "review_delegations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"grant_id" uuid NOT NULL,
	"holder_id" uuid NOT NULL,
	"delegate_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid
);
--> statement-breakpoint
ALTER TABLE "review_decisions" ADD COLUMN "on_behalf_of" uuid;--> statement-breakpoint
ALTER TABLE "review_decisions" ADD COLUMN "marks" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "review_delegations" ADD CONSTRAINT "review_delegations_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_delegations" ADD CONSTRAINT "review_delegations_holder_id_members_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_delegations" ADD CONSTRAINT "review_delegations_delegate_id_members_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_delegations" ADD CONSTRAINT "review_delegations_ended_by_members_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_delegations_delegate" ON "review_delegations" USING btree ("delegate_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "review_delegations_grant" ON "review_delegations" USING btree ("grant_id");--> statement-breakpoint
CREATE INDEX "review_delegations_holder" ON "review_delegations" USING btree ("holder_id");--> statement-breakpoint
ALTER TABLE "review_decisions" ADD CONSTRAINT "review_decisions_on_behalf_of_members_id_fk" FOREIGN KEY ("on_behalf_of") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- A delegation ends with the role it hangs on and with either account, in the same transaction and for good: who comes
-- back is not in it again.
CREATE FUNCTION end_delegations_with_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE review_delegations SET ended_at = clock_timestamp() WHERE grant_id = NEW.id AND ended_at IS NULL AND ends_at > clock_timestamp();
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER grants_end_delegations AFTER UPDATE OF revoked_at ON grants FOR EACH ROW
  WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION end_delegations_with_grant();
--> statement-breakpoint
CREATE FUNCTION end_delegations_with_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE review_delegations SET ended_at = clock_timestamp()
    WHERE (holder_id = NEW.id OR delegate_id = NEW.id) AND ended_at IS NULL AND ends_at > clock_timestamp();
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_end_delegations AFTER UPDATE OF deactivated_at ON members FOR EACH ROW
  WHEN (OLD.deactivated_at IS NULL AND NEW.deactivated_at IS NOT NULL) EXECUTE FUNCTION end_delegations_with_account();
