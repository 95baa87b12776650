import { and, desc, eq, inArray } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { readablePosts, titleFor } from "../visibility.ts";

/** For whoever asks where a file is used: where those of these posts stand whose words the viewer may see, the newest first. */
export async function listPostUses(viewer: Viewer, ids: string[], on: Reader = db) {
  if (ids.length === 0) return [];
  return on
    .select({ id: posts.id, threadId: threads.id, title: titleFor(viewer), number: posts.number, unitSlug: units.slug })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(units, eq(units.id, threads.unitId))
    .where(and(inArray(posts.id, ids), readablePosts(viewer)))
    .orderBy(desc(posts.createdAt));
}
