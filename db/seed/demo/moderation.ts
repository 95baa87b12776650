import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { appeals, flags, moderationActions, mutes } from "#db/schema/moderation.ts";
import { appeals as seedAppeals, flags as seedFlags, mutes as seedMutes } from "../content/moderation.ts";
import { daysBefore } from "./moments.ts";
import type { Cast } from "./people.ts";

/** What waits in the leaders' queues on the first morning, and one mute that is over. */
export async function seedModeration(tx: Tx, cast: Cast, threadIds: Map<string, string>): Promise<void> {
  const postOf = async (thread: string, number: number) => {
    const [row] = await tx
      .select({ id: posts.id, hiddenBy: posts.hiddenBy })
      .from(posts)
      .where(and(eq(posts.threadId, threadIds.get(thread)!), eq(posts.number, number)));
    if (!row) throw new Error(`the demonstration names post ${number} of ${thread}, which it does not have`);
    return row;
  };
  for (const flag of seedFlags) {
    const { id } = await postOf(flag.thread, flag.post);
    await tx.insert(flags).values({
      postId: id,
      flaggerId: cast.member(flag.by),
      reason: flag.reason,
      text: flag.note,
      at: daysBefore(flag.daysAgo),
    });
  }
  for (const appeal of seedAppeals) {
    const { hiddenBy } = await postOf(appeal.thread, appeal.post);
    await tx.insert(appeals).values({
      actionId: hiddenBy!,
      memberId: cast.member(appeal.by),
      text: appeal.text,
      at: daysBefore(appeal.daysAgo),
    });
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
