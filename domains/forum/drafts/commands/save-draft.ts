import { and, count, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { drafts } from "#db/schema/forum.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { DRAFTS_MAX } from "../../limits.ts";
import { forgetDraft } from "../forget.ts";
import { SaveDraft } from "../input.ts";
import { findDraftTarget } from "../target.ts";

/** Keeps what somebody is writing: one draft a person and target, the last writing wins. */
export const saveDraft = command({
  event: "forum.draft.saved",
  input: SaveDraft,
  limit: "forum.draft.saved",
  isPrivate: true,
  load: (tx, actor, { kind, targetId }) => findDraftTarget(actor, kind, targetId, tx),
  allow: (_actor, target) => target.mayWrite,
  async run(tx, { actor, input: { kind, targetId, title, text, isAnonymous } }) {
    const owner = memberId(actor);
    if (text.trim() === "" && title.trim() === "") {
      await forgetDraft(tx, owner, kind, targetId);
      return { id: targetId };
    }
    await refuseTooMany(tx, owner, targetId);
    const [draft] = await tx
      .insert(drafts)
      .values({ memberId: owner, kind, targetId, title, text, isAnonymous })
      .onConflictDoUpdate({
        target: [drafts.memberId, drafts.kind, drafts.targetId],
        set: { title, text, isAnonymous, updatedAt: sql`now()` },
      })
      .returning({ id: drafts.id });
    return { id: draft!.id };
  },
});

async function refuseTooMany(tx: Tx, owner: string, targetId: string) {
  const others = and(eq(drafts.memberId, owner), ne(drafts.targetId, targetId));
  const [row] = await tx.select({ n: count() }).from(drafts).where(others);
  if (row!.n >= DRAFTS_MAX) throw invalid("form", "draftsFull", { maximum: DRAFTS_MAX });
}
