import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { Reaction } from "#db/enums/forum.ts";
import { posts, reactions, threads } from "#db/schema/forum.ts";
import { type Actor, isSelf } from "#domains/kernel/actor.ts";
import { canAcceptAnswer } from "../../answers/policy.ts";
import { canDelete, canEdit, canFlag, canReact, type EditedFacts, isModerator } from "../../policy.ts";
import type { Thread } from "../../threads/queries.ts";
import { readablePosts, titleFor, visiblePosts } from "../../visibility.ts";
import { isOwn } from "../../voices/own.ts";
import { inWindow } from "../queries.ts";
import { isWiki, wasJudged, withStates } from "../states.ts";
import type { Window } from "../windows.ts";

/** `yours`: said by the actor without their name, which nobody else is told. */
export type PostAbility = "edit" | "delete" | "react" | "flag" | "accept" | "moderate" | "yours";

/** What the actor may do to each post of a window, by number. */
export async function listPostAbilities(actor: Actor, thread: Thread, window: Window, on: Reader = db) {
  const rows = await on
    .select({
      number: posts.number,
      authorId: posts.authorId,
      createdAt: posts.createdAt,
      pendingSince: posts.pendingSince,
      hiddenBy: posts.hiddenBy,
      deletedAt: posts.deletedAt,
      wasJudged,
      isWiki,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(inWindow(thread, window), visiblePosts(actor)));
  return Object.fromEntries(rows.map((row) => [row.number, abilitiesOf(actor, thread, withStates(row))]));
}

function abilitiesOf(actor: Actor, thread: Thread, post: EditedFacts & { number: number }): PostAbility[] {
  const may: Record<PostAbility, boolean> = {
    edit: !thread.isLocked && canEdit(actor, thread, post),
    delete: canDelete(actor, post),
    react: canReact(actor, thread, post),
    flag: canFlag(actor, thread, post),
    accept: canAcceptAnswer(actor, thread, post),
    yours: post.authorId !== actor.id && isSelf(actor, post.authorId),
    moderate: !post.isDeleted && isModerator(actor, thread.unitPath),
  };
  return (Object.keys(may) as PostAbility[]).filter((ability) => may[ability]);
}

export type PostReactions = { counts: Partial<Record<Reaction, number>>; mine: Reaction[] };

/** What the posts of a window have met with by now, and the actor's own part in it, by number; of the others there is nothing to tell. */
export async function listReactions(
  actor: Actor,
  thread: Thread,
  window: Window,
  on: Reader = db,
): Promise<Record<number, PostReactions>> {
  const mine = sql<Reaction[]>`coalesce((select json_agg(${reactions.kind}) from ${reactions}
    where ${reactions.postId} = ${posts.id} and ${reactions.memberId} = ${actor.id}), '[]')`;
  const rows = await on
    .select({ number: posts.number, counts: posts.reactionCounts, mine })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(inWindow(thread, window), readablePosts(actor), sql`${posts.reactionCounts} <> '{}'`));
  return Object.fromEntries(rows.map(({ number, ...met }) => [number, met]));
}

/** The actor's own posts in a thread that wait for approval. */
export async function listWaiting(actor: Actor, thread: Thread, on: Reader = db) {
  if (actor.id === null) return [];
  return on
    .select({ number: posts.number, body: posts.body })
    .from(posts)
    .where(
      and(
        eq(posts.threadId, thread.id),
        isOwn(actor, posts.authorId),
        isNotNull(posts.pendingSince),
        isNull(posts.hiddenBy),
        isNull(posts.deletedAt),
      ),
    )
    .orderBy(asc(posts.number));
}

const WAITING_MAX = 50;

/** All of the actor's posts that wait for approval, newest first, as far as they may still see where. */
export async function listAllWaiting(actor: Actor, on: Reader = db) {
  if (actor.id === null) return [];
  return on
    .select({
      id: posts.id,
      number: posts.number,
      body: posts.body,
      createdAt: posts.createdAt,
      threadTitle: titleFor(actor),
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(
      and(
        isOwn(actor, posts.authorId),
        isNotNull(posts.pendingSince),
        isNull(posts.hiddenBy),
        isNull(posts.deletedAt),
        visiblePosts(actor),
      ),
    )
    .orderBy(desc(posts.createdAt))
    .limit(WAITING_MAX);
}
