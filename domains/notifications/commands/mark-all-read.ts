import { inArray } from "drizzle-orm";
import { z } from "zod";
import { inboxItems } from "#db/schema/notifications.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { listUnreadIds } from "../queries.ts";

/** Marks every line that the actor sees as read, or every line about one thread. */
export const markAllRead = command({
  event: "notifications.inbox.read",
  input: z.object({ threadId: z.uuid().optional() }),
  load: async (tx, actor, { threadId }) => ({
    ids: actor.kind === "member" ? await listUnreadIds(actor, threadId, tx) : [],
  }),
  allow: (actor) => actor.kind === "member",
  async run(tx, { actor, subject: { ids } }) {
    if (ids.length > 0) await tx.update(inboxItems).set({ readAt: new Date() }).where(inArray(inboxItems.id, ids));
    return { id: memberId(actor), payload: { count: ids.length } };
  },
});
