import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { boards, posts, threads } from "#db/schema/forum.ts";
import { moderationActions, mutes } from "#db/schema/moderation.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Body } from "#lib/text/nodes.ts";

// Planting for tests, past the commands: rows in any state, with counters that are right.

type Person = Pick<Actor, "id">;
export type PlantedPost = {
  by: Person;
  text?: string;
  parentNumber?: number;
  at?: Date;
  pending?: boolean;
  hidden?: string;
  deleted?: boolean;
  wiki?: boolean;
};

export const bodyOf = (text: string): Body => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

let counter = 0;

export async function plantBoard(unitId: string | null, more: Partial<typeof boards.$inferInsert> = {}) {
  counter++;
  const [row] = await db
    .insert(boards)
    .values({ slug: `board-${counter}`, name: `版块${counter}`, unitId, ...more })
    .returning();
  return row!;
}

type Where = { boardId?: string; bulletinId?: string; caseQuestionId?: string; unitId: string | null };

/** A thread with its posts numbered from 1 in the order given. */
export async function plantThread(
  where: Where,
  by: Person,
  planted: PlantedPost[],
  more: Partial<typeof threads.$inferInsert> = {},
) {
  counter++;
  const [thread] = await db
    .insert(threads)
    .values({ title: `帖子 ${counter}`, authorId: by.id!, ...where, ...more })
    .returning();
  const ids: string[] = [];
  for (const [index, post] of planted.entries()) ids.push(await plantPost(thread!.id, index + 1, where.unitId, post));
  await db.execute(recounted(thread!.id));
  return { ...thread!, postIds: ids };
}

async function plantPost(threadId: string, number: number, unitId: string | null, post: PlantedPost) {
  const hiddenBy =
    post.hidden === undefined
      ? null
      : (
          await db
            .insert(moderationActions)
            .values({ kind: "hide-post", actorId: post.by.id!, unitId, reason: post.hidden })
            .returning({ id: moderationActions.id })
        )[0]!.id;
  const [row] = await db
    .insert(posts)
    .values({
      threadId,
      number,
      parentNumber: post.parentNumber ?? null,
      authorId: post.by.id!,
      body: bodyOf(post.text ?? `第 ${number} 楼`),
      pendingSince: post.pending ? new Date() : null,
      hiddenBy,
      deletedAt: post.deleted ? new Date() : null,
      wikiBy: post.wiki ? post.by.id! : null,
      createdAt: post.at ?? new Date(Date.now() - 3_600_000 + number * 1_000),
    })
    .returning({ id: posts.id });
  return row!.id;
}

/** Forbids somebody to write in a unit and below (null: in the organisation's own areas). */
export async function plantMute(member: Person, unitId: string | null, until: Date) {
  const [action] = await db
    .insert(moderationActions)
    .values({ kind: "mute-member", actorId: member.id!, unitId, memberId: member.id!, until })
    .returning({ id: moderationActions.id });
  await db.insert(mutes).values({ memberId: member.id!, unitId, actionId: action!.id, until });
}

/** What the counters of a thread must say: the recount against which the running counters are held. */
export const recounted = (threadId: string) => sql`
  update threads t set
    last_number = greatest(coalesce((select max(number) from posts where thread_id = t.id), 0),
      (select max(number) from post_places where thread_id = t.id)),
    post_count = (select count(*) from posts p where p.thread_id = t.id and ${isShownPost}),
    last_shown_number = coalesce((select max(number) from posts p where p.thread_id = t.id and ${isShownPost}), 0),
    last_post_at = coalesce(
      (select max(p.created_at) from posts p where p.thread_id = t.id and ${isShownPost}),
      t.created_at),
    last_poster_id =
      (select p.author_id from posts p where p.thread_id = t.id and ${isShownPost}
        order by p.created_at desc, number desc limit 1)
  where t.id = ${threadId}`;

const isShownPost = sql`p.pending_since is null and p.hidden_by is null and p.deleted_at is null`;
