import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { holdRules } from "#db/schema/hold-rules.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import type { Actor } from "#domains/kernel/actor.ts";

type Planted = Pick<typeof holdRules.$inferInsert, "kind" | "words" | "amount" | "minutes">;

/** A rule that holds posts of an area (null: everywhere) from now on. */
export async function plantRule(by: Pick<Actor, "id">, unitId: string | null, rule: Planted): Promise<string> {
  const [row] = await db
    .insert(holdRules)
    .values({ ...rule, unitId, why: "先看一看", addedBy: by.id!, onSince: new Date(), switchedBy: by.id! })
    .returning({ id: holdRules.id });
  return row!.id;
}

/** What a moderator's approval leaves: the act, and a post that waits no more. */
export async function approve(by: Pick<Actor, "id">, postId: string): Promise<void> {
  await db.insert(moderationActions).values({ kind: "approve-post", actorId: by.id!, postId });
  await db.update(posts).set({ pendingSince: null }).where(eq(posts.id, postId));
}
