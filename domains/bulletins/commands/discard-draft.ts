import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { keepOnlyMedia } from "#domains/media/attach.ts";
import { findDraftToChange } from "../drafts/queries.ts";
import { DiscardDraft } from "../input.ts";
import { holdDraft } from "../locks/hold.ts";
import { canEditDraft } from "../policy.ts";

/**
 * 删除草稿: a working copy that no reader ever saw goes with its versions, its reviews and its lock; the log keeps that it
 * was there. What waits for reviewers, or for its time, is taken back first; who is writing it is not robbed of it (`held`).
 */
export const discardDraft = command({
  event: "bulletins.draft.discarded",
  input: DiscardDraft,
  load: (tx, actor, { bulletinId }) => findDraftToChange(actor, bulletinId, tx),
  allow: canEditDraft,
  async run(tx, { actor, input: { bulletinId, version, sure }, subject: draft }) {
    if (draft.version !== version) throw new DomainError("conflict");
    if (await wasPublished(tx, bulletinId)) throw invalid("form", "wasPublished");
    if (draft.reviewState === "in_review") throw invalid("form", "recallFirst");
    if (draft.scheduledFor) throw invalid("form", "cancelPlanFirst");
    if (sure !== "on") throw invalid("sure", "required");
    await holdDraft(tx, actor, bulletinId);
    await keepOnlyMedia(tx, "bulletin", bulletinId, []);
    await tx.delete(bulletins).where(eq(bulletins.id, bulletinId));
    const { title, unitId, authorId } = draft;
    return { id: bulletinId, unitId, payload: { title, unitId, version, authorId } };
  },
});

/** Also where it was withdrawn since: what readers have seen stays on record. */
async function wasPublished(tx: Tx, bulletinId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: publications.id })
    .from(publications)
    .where(eq(publications.bulletinId, bulletinId))
    .limit(1);
  return row !== undefined;
}
