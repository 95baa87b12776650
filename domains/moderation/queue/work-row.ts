import type { z } from "zod";
import type { Tx } from "#db/client.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { approve } from "../deeds/approve.ts";
import { dismiss } from "../deeds/dismiss.ts";
import { takeOut } from "../deeds/take-out.ts";
import { assign } from "./assign.ts";
import type { WorkQueue } from "./input.ts";
import type { Row } from "./refusal.ts";

/** One row of many: what the deed would have done alone, and the event it would have left. Nothing refuses it any more. */
export async function workRow(tx: Tx, actor: Actor, said: z.output<typeof WorkQueue>, { item, subject }: Row) {
  const { deed, to } = said;
  if (deed === "assign") return { event: "moderation.item.assigned" as const, ...(await assign(tx, item, to)) };
  if (!subject) throw new Error("a row without its post was refused before");
  if (deed === "approve")
    return { event: "moderation.post.approved" as const, ...(await approve(tx, actor, subject, said)) };
  if (deed === "dismiss")
    return { event: "moderation.flags.dismissed" as const, ...(await dismiss(tx, actor, subject, said)) };
  return takeOut(tx, actor, subject, said);
}
