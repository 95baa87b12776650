import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { drafts } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { DiscardDraft } from "../input.ts";

/** Throws one's own draft away, unless it was written on elsewhere since it was shown. */
export const discardDraft = command({
  event: "forum.draft.discarded",
  input: DiscardDraft,
  limit: "forum.own",
  isPrivate: true,
  load: (tx, actor, { draftId }) => findOwnDraft(tx, actor, draftId),
  allow: (actor, draft) => draft.memberId === actor.id,
  async run(tx, { input: { version }, subject: draft }) {
    if (version !== null && version !== draft.version) throw invalid("form", "draftWrittenOn");
    await tx.delete(drafts).where(eq(drafts.id, draft.id));
    return { id: draft.id };
  },
});

async function findOwnDraft(tx: Tx, actor: Actor, draftId: string) {
  if (actor.id === null) return null;
  const [row] = await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.id, draftId), eq(drafts.memberId, actor.id)))
    .for("update");
  return row ?? null;
}
