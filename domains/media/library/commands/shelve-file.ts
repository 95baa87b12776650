import { libraryItems } from "#db/schema/media.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { attachMedia } from "../../attach.ts";
import { canKeepShelf } from "../../policy.ts";
import { ShelveFile } from "../input.ts";
import { findShelved, findUsableFile } from "../queries.ts";
import { shelfPath } from "../shelf.ts";

/** Puts an own file on the shelf of an area; one that lies on a shelf already stays where it is (`shelvedAlready`). */
export const shelveFile = command({
  event: "media.item.shelved",
  input: ShelveFile,
  async load(tx, actor, { mediaId, unitId }) {
    const path = await shelfPath(tx, unitId);
    const shelved = await findShelved(actor, mediaId, tx);
    const file = await findUsableFile(actor, mediaId, tx);
    return path !== undefined && (file || shelved) ? { path, shelved } : null;
  },
  allow: (actor, { path }) => canKeepShelf(actor, path),
  async run(tx, { actor, input, subject: { shelved } }) {
    if (shelved) throw invalid("form", "shelvedAlready", { title: shelved.title });
    const [row] = await tx
      .insert(libraryItems)
      .values({ ...input, addedBy: memberId(actor) })
      .onConflictDoNothing()
      .returning({ id: libraryItems.id });
    // It lies on a shelf that this person does not see.
    if (!row) throw invalid("form", "fileNotYours");
    await attachMedia(tx, "library", row.id, [input.mediaId], memberId(actor));
    return { id: row.id, payload: input };
  },
});
