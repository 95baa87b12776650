import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { inboxItems } from "#db/schema/notifications.ts";
import { command } from "#domains/kernel/command.ts";
import { placeOf } from "../place.ts";
import { findInboxItem } from "../queries.ts";

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
