import { and, desc, eq, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { threads, threadTitles } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { moderated } from "../visibility.ts";

/** More than anybody looks through. */
const TITLES_SHOWN = 50;

export type EarlierTitle = Awaited<ReturnType<typeof listTitles>>[number];

/** What a thread was called before, the last first, with who gave it another title: for those who keep order there. */
export const listTitles = (actor: Actor, threadId: string, on: Reader = db) =>
  on
    .select({
      id: threadTitles.id,
      title: threadTitles.title,
      replacedAt: threadTitles.replacedAt,
      /** By whom: the leader, or the author as they are called in the thread. */
      replacedBy: sql<string>`coalesce(
        (select m.name from moderation_actions a join members m on m.id = a.actor_id where a.id = ${threadTitles.replacedBy}),
        (select name from members where id = ${threads.authorId}))`,
    })
    .from(threadTitles)
    .innerJoin(threads, eq(threads.id, threadTitles.threadId))
    .where(and(eq(threadTitles.threadId, threadId), moderated(actor, threads.unitId)))
    .orderBy(desc(threadTitles.id))
    .limit(TITLES_SHOWN);
