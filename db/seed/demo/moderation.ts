import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { holdRules } from "#db/schema/hold-rules.ts";
import { appeals, flags, moderationActions, mutes } from "#db/schema/moderation.ts";
import { cannedReasons, queueItems } from "#db/schema/queue.ts";
import {
  appeals as seedAppeals,
  flags as seedFlags,
  holdRules as seedHoldRules,
  mutes as seedMutes,
  reasons as seedReasons,
} from "../content/moderation.ts";
import { daysBefore } from "./moments.ts";
import type { Cast } from "./people.ts";

/** What waits in the leaders' queues on the first morning, and one mute that is over. */
export async function seedModeration(tx: Tx, cast: Cast, threadIds: Map<string, string>): Promise<void> {
  const postOf = async (thread: string, number: number) => {
    const [row] = await tx
      .select({
        id: posts.id,
        hiddenBy: posts.hiddenBy,
        authorId: posts.authorId,
        unitId: threads.unitId,
        threadId: threads.id,
      })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .where(and(eq(posts.threadId, threadIds.get(thread)!), eq(posts.number, number)));
    if (!row) throw new Error(`the demonstration names post ${number} of ${thread}, which it does not have`);
    return row;
  };
  for (const flag of seedFlags) {
    const { id: postId, authorId: memberId, unitId, threadId } = await postOf(flag.thread, flag.post);
    const at = daysBefore(flag.daysAgo);
    const { reason, note: text } = flag;
    await tx.insert(flags).values({ postId, flaggerId: cast.member(flag.by), reason, text, at });
    await tx.insert(queueItems).values({ kind: "flags", unitId, threadId, postId, memberId, since: at });
  }
  for (const appeal of seedAppeals) {
    const { hiddenBy, unitId, threadId } = await postOf(appeal.thread, appeal.post);
    const [memberId, at] = [cast.member(appeal.by), daysBefore(appeal.daysAgo)];
    const [asked] = await tx
      .insert(appeals)
      .values({ actionId: hiddenBy!, memberId, text: appeal.text, at })
      .returning({ id: appeals.id });
    const [act] = await tx.select().from(moderationActions).where(eq(moderationActions.id, hiddenBy!));
    const waits = { kind: "appeal", appealId: asked!.id, byId: act!.actorId, since: at } as const;
    await tx.insert(queueItems).values({ ...waits, unitId, threadId, memberId });
  }
  for (const { unit, by, text } of seedReasons)
    await tx.insert(cannedReasons).values({ unitId: cast.unit(unit), addedBy: cast.member(by), text });
  for (const { unit, by, ...rule } of seedHoldRules) {
    const [addedBy, onSince] = [cast.member(by), daysBefore(30)];
    const kept = { unitId: unit === null ? null : cast.unit(unit), addedBy, createdAt: onSince };
    await tx.insert(holdRules).values({ ...rule, ...kept, onSince, switchedBy: addedBy });
  }
  for (const mute of seedMutes) {
    const about = {
      unitId: cast.unit(mute.unit),
      memberId: cast.member(mute.person),
      until: daysBefore(mute.untilDaysAgo),
    };
    const [action] = await tx
      .insert(moderationActions)
      .values({
        kind: "mute-member",
        actorId: cast.member(mute.by),
        reason: mute.reason,
        at: daysBefore(mute.fromDaysAgo),
        ...about,
      })
      .returning({ id: moderationActions.id });
    await tx.insert(mutes).values({ ...about, actionId: action!.id, createdAt: daysBefore(mute.fromDaysAgo) });
  }
}
