import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { inboxItems } from "#db/schema/notifications.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { command } from "#domains/kernel/command.ts";
import { findInboxItem, TOLD_TO_READERS } from "../queries.ts";

/** Marks a line as read on the way to where it points; `place` says where. */
export const openItem = command({
  event: "notifications.item.opened",
  input: z.object({ itemId: z.uuid() }),
  load: (tx, actor, { itemId }) => findInboxItem(actor, itemId, tx),
  allow: (actor) => actor.kind === "member",
  async run(tx, { subject: item }) {
    await tx
      .update(inboxItems)
      .set({ readAt: new Date() })
      .where(and(eq(inboxItems.id, item.id), isNull(inboxItems.readAt)));
    return { id: item.id, place: placeOf(item) };
  },
});

type Item = NonNullable<Awaited<ReturnType<typeof findInboxItem>>>;

function placeOf(item: Item): string {
  if (item.path !== null) return item.path;
  const decided = item.kind === "moderated" || item.kind === "appeal-decided";
  if (decided && item.actionId) return `/decisions/${item.actionId}`;
  if (TOLD_TO_READERS.includes(item.kind)) return `${areaPath(item.readIn)}/bulletins/${item.bulletinId}`;
  if (item.bulletinId) return `/desk/bulletins/${item.bulletinId}`;
  if (item.kind === "review-delegated" || item.kind === "delegation-ended") return "/desk/delegations";
  const base = item.unitSlug ? `/units/${item.unitSlug}` : "";
  const number = item.postNumber ?? 1;
  return item.threadId ? `${base}/forum/threads/${item.threadId}/${number}#post-${number}` : "/inbox";
}
