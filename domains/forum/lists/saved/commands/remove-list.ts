import { eq } from "drizzle-orm";
import { savedLists } from "#db/schema/lists.ts";
import { command } from "#domains/kernel/command.ts";
import { canKeepPlace } from "../../../policy.ts";
import { SavedListRef } from "../../input.ts";
import { findSavedList } from "../queries.ts";

export const removeList = command({
  event: "forum.list.removed",
  input: SavedListRef,
  limit: "forum.own",
  isPrivate: true,
  load: (tx, actor, { savedListId }) => findSavedList(actor, savedListId, tx),
  allow: canKeepPlace,
  async run(tx, { subject: { id } }) {
    await tx.delete(savedLists).where(eq(savedLists.id, id));
    return { id };
  },
});
