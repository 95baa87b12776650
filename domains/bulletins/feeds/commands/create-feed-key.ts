import { feedKeys } from "#db/schema/feeds.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { CreateFeedKey } from "../input.ts";
import { FEED_KEYS_MAX, hashOf, listFeedKeys, newKey } from "../keys.ts";

/** A new private address for feed readers. The key is told once (`secret`) and kept nowhere. */
export const createFeedKey = command({
  event: "bulletins.feed-key.created",
  input: CreateFeedKey,
  load: async (_tx, actor) => actor,
  allow: (actor) => actor.kind === "member",
  async run(tx, { actor, input: { name } }) {
    const known = await listFeedKeys(actor, tx);
    if (known.length >= FEED_KEYS_MAX) throw invalid("name", "tooManyKeys", { maximum: FEED_KEYS_MAX });
    const key = newKey();
    const [row] = await tx
      .insert(feedKeys)
      .values({ memberId: memberId(actor), name, keyHash: hashOf(key) })
      .returning({ id: feedKeys.id });
    return { id: row!.id, secret: key, payload: { name } };
  },
});
