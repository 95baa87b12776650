import { type AnyColumn, and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";

/** `isSelf` as SQL: what the viewer said, under their name or without it. */
export const isOwn = (viewer: Viewer, authorId: AnyColumn): SQL =>
  viewer.kind === "member" && viewer.id !== null
    ? sql`${authorId} = any(${`{${[viewer.id, ...viewer.voices].join(",")}}`}::uuid[])`
    : sql`false`;

/** All the ids under which somebody speaks, read anew: limits hold for the person, whatever name they show. */
export const selvesOf = (memberId: SQL): SQL =>
  sql`array(select ${memberId} union all select voice_id from voices where owner_id = ${memberId})`;

/** Whether somebody has said something in a thread without their name, there or before it was moved there. */
export async function speaksUnnamed(actor: Actor, threadId: string, on: Reader = db): Promise<boolean> {
  if (actor.voices.length === 0) return false;
  const [row] = await on
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), inArray(posts.authorId, actor.voices)))
    .limit(1);
  return row !== undefined;
}
