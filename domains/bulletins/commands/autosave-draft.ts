import { command } from "#domains/kernel/command.ts";
import { findDraft } from "../drafts/queries.ts";
import { writeDraft } from "../drafts/write.ts";
import { SaveDraft } from "../input.ts";
import { canEditDraft } from "../policy.ts";

/** `saveDraft` while somebody types: half a sentence is not worth an event. */
export const autosaveDraft = command({
  event: "bulletins.draft.autosaved",
  isPrivate: true,
  input: SaveDraft,
  load: (tx, actor, { bulletinId }) => findDraft(actor, bulletinId, tx),
  allow: canEditDraft,
  run: writeDraft,
});
