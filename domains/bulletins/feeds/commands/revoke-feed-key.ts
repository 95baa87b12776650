import { eq, sql } from "drizzle-orm";
import { feedKeys } from "#db/schema/feeds.ts";
import { command } from "#domains/kernel/command.ts";
import { RevokeFeedKey } from "../input.ts";
import { findFeedKey } from "../keys.ts";

/** From now on the address answers like one that never was. */
export const revokeFeedKey = command({
  event: "bulletins.feed-key.revoked",
  input: RevokeFeedKey,
  load: (tx, actor, { feedKeyId }) => findFeedKey(actor, feedKeyId, tx),
  allow: (actor) => actor.kind === "member",
  async run(tx, { subject: { id, name } }) {
    await tx.update(feedKeys).set({ revokedAt: sql`now()` }).where(eq(feedKeys.id, id));
    return { id, payload: { name } };
  },
});
