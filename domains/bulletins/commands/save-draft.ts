import { command } from "#domains/kernel/command.ts";
import { findDraft } from "../drafts/queries.ts";
import { writeDraft } from "../drafts/write.ts";
import { SaveDraft } from "../input.ts";
import { canEditDraft } from "../policy.ts";

/** Saves the working copy; readers see nothing of it. Refuses with `conflict` when somebody saved meanwhile. */
export const saveDraft = command({
  event: "bulletins.draft.saved",
  input: SaveDraft,
  load: (tx, actor, { bulletinId }) => findDraft(actor, bulletinId, tx),
  allow: canEditDraft,
  run: writeDraft,
});
