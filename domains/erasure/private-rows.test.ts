import { getTableName, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { PRIVATE_ROWS } from "./private-rows.ts";

/** Rows that point to a person and stay, as those of a former member; everything else goes with the account. */
const STAYS: Record<string, string[]> = {
  "what was said and done in the forum, and how others took it": [
    "accepted_answers.accepted_by",
    "poll_voters.member_id",
    "poll_votes.member_id",
    "polls.created_by",
    "post_revisions.written_by",
    "posts.author_id",
    "posts.edited_by",
    "posts.wiki_by",
    "reactions.member_id",
    "thread_labels.labelled_by",
    "threads.author_id",
    "voices.owner_id",
    "voices.voice_id",
  ],
  "what was decided about them or by them": [
    "appeals.member_id",
    "canned_reasons.added_by",
    "canned_reasons.removed_by",
    "flags.flagger_id",
    "hold_rules.added_by",
    "hold_rules.removed_by",
    "hold_rules.switched_by",
    "limits.changed_by",
    "moderation_actions.actor_id",
    "moderation_actions.member_id",
    "mutes.member_id",
    "queue_items.assignee_id",
    "queue_items.by_id",
    "queue_items.member_id",
    "reveals.agreed_by",
    "reveals.asked_by",
    "reveals.voice_id",
    "thread_timers.member_id",
    "two_step_roles.required_by",
    "warnings.member_id",
  ],
  "what was written, reviewed and published": [
    "bulletin_columns.closed_by",
    "bulletin_imports.dismissed_by",
    "bulletin_imports.imported_by",
    "bulletin_slots.ended_by",
    "bulletin_slots.placed_by",
    "bulletin_versions.editor_id",
    "bulletin_versions.overwritten_by",
    "bulletins.author_id",
    "bulletins.editor_id",
    "cases.author_id",
    "library_items.added_by",
    "media.owner_id",
    "media_captions.added_by",
    "publication_schedules.scheduled_by",
    "publications.archived_by",
    "publications.published_by",
    "review_decisions.member_id",
    "review_decisions.on_behalf_of",
    "review_delegations.delegate_id",
    "review_delegations.ended_by",
    "review_delegations.holder_id",
    "reviews.submitted_by",
    "route_rules.added_by",
    "topics.published_by",
  ],
  "that what had to be read was read, for the figures of the units": [
    "bulletin_confirmations.member_id",
    "bulletin_reads.member_id",
    "must_reads.ended_by",
    "must_reads.required_by",
    "read_reminded.member_id",
    "read_reminders.reminded_by",
    "read_warnings.member_id",
    "unit_people.member_id",
  ],
  "where they belonged and what they could do, ended and without the post": [
    "grants.member_id",
    "memberships.member_id",
  ],
  "what they did in the inboxes of others, and what stands under nobody's name": [
    "api_tokens.revoked_by",
    "inbox_items.actor_id",
    "webhooks.ended_by",
    "webhooks.member_id",
  ],
};

test("of every table that points to a person it is said whether its rows go with the account", async () => {
  const found = await db.execute<{ place: string }>(sql`select c.conrelid::regclass::text || '.' || a.attname as place
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.confrelid = 'members'::regclass and c.contype = 'f' order by 1`);
  const places = found.map(({ place }) => place);
  const gone = PRIVATE_ROWS.flatMap(([table, ...columns]) =>
    columns.map((one) => `${getTableName(table)}.${one.name}`),
  );
  const stays = Object.values(STAYS).flat();
  expect(places.filter((place) => !gone.includes(place) && !stays.includes(place))).toEqual([]);
  expect(stays.filter((place) => gone.includes(place) || !places.includes(place))).toEqual([]);
});
