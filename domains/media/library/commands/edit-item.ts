import { eq } from "drizzle-orm";
import { libraryItems, media } from "#db/schema/media.ts";
import { command } from "#domains/kernel/command.ts";
import { fileTag } from "../../attachments.ts";
import { canKeepShelf } from "../../policy.ts";
import { EditItem } from "../input.ts";
import { findItemsToChange } from "../queries.ts";
import { shelfPath } from "../shelf.ts";

/** Says what a thing of the library is, whose it is and until when it may be used; moving it needs rights at both ends. */
export const editItem = command({
  event: "media.item.edited",
  input: EditItem,
  async load(tx, actor, { itemId, unitId }) {
    const [item] = await findItemsToChange(actor, [itemId], tx);
    const to = await shelfPath(tx, unitId);
    return item && to !== undefined ? { item, to } : null;
  },
  allow: (actor, { item, to }) => canKeepShelf(actor, item.unitPath) && canKeepShelf(actor, to),
  async run(tx, { input: { itemId, focusX, focusY, ...said }, subject: { item } }) {
    await tx.update(libraryItems).set(said).where(eq(libraryItems.id, itemId));
    await tx.update(media).set({ focusX, focusY }).where(eq(media.id, item.mediaId));
    return { id: itemId, tags: [fileTag(item.mediaId)], payload: { ...said, focusX, focusY } };
  },
});
