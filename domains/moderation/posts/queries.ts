import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { ModerationKind } from "#db/enums/forum.ts";
import { members } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { flags, moderationActions } from "#db/schema/moderation.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { moderated } from "../visibility.ts";

/** Open flags of a post: reasons and words, never who. */
export async function listFlagsOf(actor: Actor, postId: string, on: Reader = db) {
  return on
    .select({ id: flags.id, reason: flags.reason, text: flags.text, at: flags.at })
    .from(flags)
    .innerJoin(posts, eq(posts.id, flags.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(flags.postId, postId), isNull(flags.settledBy), moderated(actor, threads.unitId)))
    .orderBy(asc(flags.at));
}

/** The posts around one, for the context of a decision. */
export async function listContext(actor: Actor, threadId: string, number: number, on: Reader = db) {
  return on
    .select({
      number: posts.number,
      authorName: members.name,
      body: posts.body,
      createdAt: posts.createdAt,
      isDeleted: sql<boolean>`${posts.deletedAt} is not null`,
      isPurged: sql<boolean>`${posts.purgedBy} is not null`,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .where(
      and(
        eq(posts.threadId, threadId),
        sql`${posts.number} between ${number - 1} and ${number + 1}`,
        moderated(actor, threads.unitId),
      ),
    )
    .orderBy(asc(posts.number));
}

/** What a moderator may know of an author before acting: posts in the areas moderated, and what was done there before. */
export async function findAuthorRecord(actor: Actor, authorId: string, on: Reader = db) {
  const written = await on
    .select({ n: sql<number>`count(*)::int` })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(posts.authorId, authorId), moderated(actor, threads.unitId)));
  const acts = await on
    .select({ kind: moderationActions.kind, at: moderationActions.at, reason: moderationActions.reason })
    .from(moderationActions)
    .where(
      and(
        eq(moderationActions.memberId, authorId),
        sql`${moderationActions.kind} in ('hide-post', 'reject-post', 'purge-post', 'warn-member', 'mute-member')`,
        moderated(actor, sql`${moderationActions.unitId}`),
      ),
    )
    .orderBy(desc(moderationActions.at))
    .limit(5);
  return { posts: written[0]?.n ?? 0, acts: acts as { kind: ModerationKind; at: Date; reason: string }[] };
}

/** Whether the actor has flagged a post before. */
export async function findOwnFlag(actor: Actor, postId: string, on: Reader = db) {
  const [row] = await on
    .select({ id: flags.id })
    .from(flags)
    .where(and(eq(flags.postId, postId), sql`${flags.flaggerId} = ${actor.id}`));
  return row ?? null;
}
