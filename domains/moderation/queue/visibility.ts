import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { posts, threads } from "#db/schema/forum.ts";
import { queueItems } from "#db/schema/queue.ts";
import { hangsOnPublished } from "#domains/forum/visibility.ts";
import { isOwn } from "#domains/forum/voices/own.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inHeldArea } from "#domains/units/visibility.ts";
import { moderated } from "../visibility.ts";

/**
 * `canHandle` of policy.ts as SQL over `queue_items`: the matters of the areas that the actor leads, wherever above them
 * the grant lies, and every appeal for the root's reviewers; never one that looks at an act of the actor's own.
 */
export function handledBy(actor: Actor): SQL {
  const isAppeal = sql`${queueItems.kind} = 'appeal'`;
  const reviewed = and(isAppeal, inHeldArea(actor, ["reviewer"], sql`null::uuid`));
  const isOthers = sql`${queueItems.byId} is distinct from ${actor.id}::uuid`;
  const isAboutOneself = and(
    inArray(queueItems.kind, ["appeal", "purge", "reveal"]),
    isOwn(actor, queueItems.memberId),
  );
  return and(or(moderated(actor, queueItems.unitId), reviewed), isOthers, sql`not ${isAboutOneself}`)!;
}

/**
 * Whether it still waits, over `queue_items` left-joined with `posts` and `threads`. What a thread hangs on may have been
 * withdrawn or moved and a post taken back a moment ago: it is asked here and not left to the listeners that close rows.
 */
export const isWaiting: SQL = and(
  isNull(queueItems.closedAt),
  or(eq(queueItems.kind, "appeal"), and(standsInArea(), hangsOnPublished)),
)!;

/** What is said of the post must still be true, and the thread lie where the matter does. */
function standsInArea(): SQL {
  const isTrue = sql`case ${queueItems.kind}
    when 'purge' then ${posts.purgedBy} is null and ${queueItems.expiresAt} > now()
    when 'reveal' then ${queueItems.expiresAt} > now()
    when 'pending' then ${posts.pendingSince} is not null and ${posts.deletedAt} is null
    else ${posts.deletedAt} is null end`;
  // In a select of its own the planner takes it for a toss-up; else it believes that next to nothing is true of both tables,
  // and reads and sorts all that waits instead of walking along the index to the end of a page.
  return sql`(select ${and(isTrue, sql`${threads.unitId} is not distinct from ${queueItems.unitId}`)})`;
}
