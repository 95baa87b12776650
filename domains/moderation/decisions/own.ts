import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { ModerationKind } from "#db/enums/forum.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { appeals, flags, moderationActions } from "#db/schema/moderation.ts";
import { readablePosts, titleFor, visibleThreads } from "#domains/forum/visibility.ts";
import { isOwn } from "#domains/forum/voices/own.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { OPEN_KINDS } from "../open-log/queries.ts";

/** What is told to whom it was done to: not that somebody complained or asked who speaks, and not what leaders note. */
const TOLD_TO_ONESELF: ModerationKind[] = [...OPEN_KINDS, "reject-post"];

/**
 * What was done about the actor and why, with their appeals and what became of them. Where it was is told as far as they
 * may still see it; who did it stands in the decision that they were told of.
 */
export const listActsAgainst = (actor: Actor, on: Reader = db) =>
  on
    .select({
      kind: moderationActions.kind,
      at: moderationActions.at,
      until: moderationActions.until,
      reason: moderationActions.reason,
      thread: titleFor(actor),
      number: sql<number | null>`case when ${threads.id} is not null then ${moderationActions.postNumber} end`,
      appeal: appeals.text,
      appealedAt: appeals.at,
      answer: sql<{
        kind: ModerationKind;
        reason: string;
      } | null>`(select json_build_object('kind', d.kind, 'reason', d.reason)
        from moderation_actions d where d.id = ${appeals.decidedBy})`,
    })
    .from(moderationActions)
    .leftJoin(threads, and(eq(threads.id, moderationActions.threadId), visibleThreads(actor)))
    .leftJoin(appeals, eq(appeals.actionId, moderationActions.id))
    .where(and(isOwn(actor, moderationActions.memberId), inArray(moderationActions.kind, TOLD_TO_ONESELF)))
    .orderBy(asc(moderationActions.id));

/** What the actor complained of, as far as they may still read it, and whether it was looked at. */
export const listOwnFlags = (actor: Actor, on: Reader = db) =>
  on
    .select({
      thread: titleFor(actor),
      number: posts.number,
      reason: flags.reason,
      text: flags.text,
      at: flags.at,
      isSettled: sql<boolean>`${flags.settledBy} is not null`,
    })
    .from(flags)
    .innerJoin(posts, eq(posts.id, flags.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(flags.flaggerId, memberId(actor)), readablePosts(actor)))
    .orderBy(asc(flags.id));
