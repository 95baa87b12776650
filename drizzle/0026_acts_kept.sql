ALTER TABLE "moderation_actions" DROP CONSTRAINT "moderation_actions_thread_id_threads_id_fk";
--> statement-breakpoint
ALTER TABLE "moderation_actions" DROP CONSTRAINT "moderation_actions_post_id_posts_id_fk";
--> statement-breakpoint
-- Clearing the demonstration takes the acts of its people on each other, while it is in place, and nothing else.
CREATE FUNCTION keep_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('qingfeng.clearing_demo', true) = 'on'
     AND EXISTS (SELECT FROM organisation WHERE demo_since IS NOT NULL)
     AND EXISTS (SELECT FROM members WHERE id = OLD.actor_id AND is_demo)
     AND NOT EXISTS (SELECT FROM members WHERE id = OLD.member_id AND NOT is_demo) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER moderation_actions_not_deleted BEFORE DELETE ON moderation_actions FOR EACH ROW EXECUTE FUNCTION keep_act();
--> statement-breakpoint
CREATE TRIGGER moderation_actions_not_emptied BEFORE TRUNCATE ON moderation_actions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER events_not_emptied BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER event_seals_not_emptied BEFORE TRUNCATE ON event_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bulletin_versions_not_emptied BEFORE TRUNCATE ON bulletin_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER review_decisions_not_emptied BEFORE TRUNCATE ON review_decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bulletin_confirmations_not_emptied BEFORE TRUNCATE ON bulletin_confirmations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
