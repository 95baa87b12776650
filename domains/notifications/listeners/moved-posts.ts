import { and, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { postPlaces, posts, threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import { voices } from "#db/schema/voices.ts";
import { entersArea } from "#domains/forum/audience/queries.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";
import { put } from "./put.ts";

/**
 * What the inbox said of posts that were moved leads to them where they stand now; what it said of a thread all of which
 * was merged, to the other. Their authors are told once where they went, or that they went where they cannot read them.
 */
export async function onReceived(event: DomainEvent, tx: Tx) {
  const actionId = String(event.payload.actionId);
  const threadId = String(event.payload.threadId);
  await tx.execute(sql`update inbox_items i set thread_id = p.thread_id, post_number = p.number
    from post_places was join posts p on p.id = was.post_id
    where was.moved_by = ${actionId}::uuid and i.thread_id = was.thread_id and i.post_number = was.number`);
  await tx.execute(sql`update inbox_items i set thread_id = t.merged_into from threads t
    where t.id = i.thread_id and t.merged_into is not null
      and t.id = (select thread_id from moderation_actions where id = ${actionId}::uuid)`);
  const [place] = await tx
    .select({ unitPath: units.path })
    .from(threads)
    .leftJoin(units, eq(units.id, threads.unitId))
    .where(eq(threads.id, threadId));
  if (!place) return;
  const authors = await tx
    .select({
      memberId: members.id,
      postNumber: sql<number>`min(${posts.number})`,
      count: sql<string>`count(*)::text`,
      isIn: sql<boolean>`${entersArea(place.unitPath)}`,
    })
    .from(postPlaces)
    .innerJoin(posts, eq(posts.id, postPlaces.postId))
    .leftJoin(voices, eq(voices.voiceId, posts.authorId))
    .innerJoin(members, eq(members.id, sql`coalesce(${voices.ownerId}, ${posts.authorId})`))
    .where(and(eq(postPlaces.movedBy, actionId), sql`${posts.deletedAt} is null`, ne(members.id, event.actorId!)))
    .groupBy(members.id);
  const items = authors.map(({ memberId, postNumber, count, isIn }) => ({
    ...{ memberId, kind: "posts-moved" as const, actionId, payload: { count } },
    ...(isIn && { threadId, postNumber }),
  }));
  await put(tx, event, items, null);
}
