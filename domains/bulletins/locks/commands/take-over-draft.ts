import { command } from "#domains/kernel/command.ts";
import { findDraft } from "../../drafts/queries.ts";
import { BulletinRef } from "../../input.ts";
import { canEditDraft } from "../../policy.ts";
import { holdDraft } from "../hold.ts";

/** 接手编辑: from here on this person writes; whoever wrote until now is told at their next save, with their words still there. */
export const takeOverDraft = command({
  event: "bulletins.draft.taken",
  input: BulletinRef,
  load: (tx, actor, { bulletinId }) => findDraft(actor, bulletinId, tx),
  allow: canEditDraft,
  async run(tx, { actor, input: { bulletinId }, subject: { title, unitId, holderId } }) {
    await holdDraft(tx, actor, bulletinId, true);
    return { id: bulletinId, unitId, payload: { bulletinId, title, unitId, from: holderId } };
  },
});
