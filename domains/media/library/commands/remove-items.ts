import { inArray } from "drizzle-orm";
import { libraryItems, mediaUses } from "#db/schema/media.ts";
import { command } from "#domains/kernel/command.ts";
import { fileTag } from "../../attachments.ts";
import { canKeepShelf } from "../../policy.ts";
import { RemoveItems } from "../input.ts";
import { findItemsToChange } from "../queries.ts";

/**
 * Takes things from their shelves, all or none, and so out of the topics that gather them. What an article carries stays with it; the rest is removed from the disk a
 * day later, as everything that nothing carries.
 */
export const removeItems = command({
  event: "media.items.removed",
  input: RemoveItems,
  async load(tx, actor, { itemIds }) {
    const ids = [...new Set(itemIds)];
    const items = await findItemsToChange(actor, ids, tx);
    return items.length === ids.length ? items : null;
  },
  allow: (actor, items) => items.every((item) => canKeepShelf(actor, item.unitPath)),
  async run(tx, { subject: items }) {
    const ids = items.map((item) => item.id);
    await tx.delete(mediaUses).where(inArray(mediaUses.carrierId, ids));
    await tx.delete(libraryItems).where(inArray(libraryItems.id, ids));
    return {
      id: ids[0]!,
      tags: items.map(({ mediaId }) => fileTag(mediaId)),
      payload: { items: items.map(({ id, title, mediaId }) => ({ id, title, mediaId })) },
    };
  },
});
