import { eq } from "drizzle-orm";
import { libraryItems, media } from "#db/schema/media.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { attachMedia } from "../../attach.ts";
import { canKeepShelf } from "../../policy.ts";
import { ShelveFile } from "../input.ts";
import { findShelved } from "../queries.ts";
import { shelfPath } from "../shelf.ts";

/** Puts an own file on the shelf of an area; one that lies on a shelf already stays where it is (`shelvedAlready`). */
export const shelveFile = command({
  event: "media.item.shelved",
  input: ShelveFile,
  async load(tx, _actor, { unitId }) {
    const path = await shelfPath(tx, unitId);
    return path === undefined ? null : { path };
  },
  allow: (actor, { path }) => canKeepShelf(actor, path),
  async run(tx, { actor, input }) {
    const lying = await findShelved(actor, input.mediaId, tx);
    if (lying) throw invalid("form", "shelvedAlready", { title: lying.title });
    const [file] = await tx.select({ ownerId: media.ownerId }).from(media).where(eq(media.id, input.mediaId));
    if (file?.ownerId !== memberId(actor)) throw invalid("form", "fileNotYours");
    const [row] = await tx
      .insert(libraryItems)
      .values({ ...input, addedBy: memberId(actor) })
      .onConflictDoNothing()
      .returning({ id: libraryItems.id });
    if (!row) throw invalid("form", "fileNotYours");
    await attachMedia(tx, "library", row.id, [input.mediaId], memberId(actor));
    return { id: row.id, payload: input };
  },
});
