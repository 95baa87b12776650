import { and, count, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { drafts, posts } from "#db/schema/forum.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { DRAFTS_MAX } from "../../limits.ts";
import { forgetDraft, isDraft } from "../forget.ts";
import { SaveDraft } from "../input.ts";
import { findDraft } from "../queries.ts";
import { findDraftTarget } from "../target.ts";

type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

/**
 * Keeps what somebody is writing: one draft a person and target. Who writes on another state than the one that lies there
 * saves nothing and is told what lies there (`newer`), so that neither is lost: it is theirs to choose.
 */
export const saveDraft = command({
  event: "forum.draft.saved",
  input: SaveDraft,
  limit: "forum.draft.saved",
  isPrivate: true,
  load: (tx, actor, { kind, targetId }) => findDraftTarget(actor, kind, targetId, tx),
  allow: (_actor, target) => target.mayWrite,
  async run(tx, { actor, input: { kind, targetId, version, parentNumber, labels: labelIds, ...words } }) {
    const whose = { memberId: memberId(actor), kind, targetId };
    if (words.text.trim() === "" && words.title.trim() === "") {
      await forgetDraft(tx, whose, version);
      return outcome(targetId, null, await findDraft(actor, kind, targetId, tx));
    }
    await refuseTooMany(tx, whose.memberId, targetId);
    const parentId = kind === "reply" ? await findParentId(tx, targetId, parentNumber) : null;
    const told = { ...words, labelIds, parentId };
    const [kept] = await tx
      .insert(drafts)
      .values({ ...whose, ...told })
      .onConflictDoUpdate({
        target: [drafts.memberId, drafts.kind, drafts.targetId],
        set: { ...told, version: sql`uuidv7()`, updatedAt: sql`now()` },
        setWhere: sql`${drafts.version} = ${version}`,
      })
      .returning({ id: drafts.id, version: drafts.version });
    if (kept) return outcome(kept.id, kept.version, null);
    const [same] = await tx
      .select({ id: drafts.id, version: drafts.version })
      .from(drafts)
      .where(and(isDraft(whose), eq(drafts.text, words.text), eq(drafts.title, words.title)));
    if (same) return outcome(same.id, same.version, null);
    return outcome(targetId, null, await findDraft(actor, kind, targetId, tx));
  },
});

const outcome = (id: string, version: string | null, newer: Draft | null) => ({
  id,
  version,
  newer: newer && { ...newer, updatedAt: newer.updatedAt.toISOString() },
});

/** A post that is not there, or not any more, is answered by nobody; the words are kept. */
async function findParentId(tx: Tx, threadId: string, number: number | null): Promise<string | null> {
  if (number === null) return null;
  const [row] = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), eq(posts.number, number)));
  return row?.id ?? null;
}

async function refuseTooMany(tx: Tx, owner: string, targetId: string) {
  const others = and(eq(drafts.memberId, owner), ne(drafts.targetId, targetId));
  const [row] = await tx.select({ n: count() }).from(drafts).where(others);
  if (row!.n >= DRAFTS_MAX) throw invalid("form", "draftsFull", { maximum: DRAFTS_MAX });
}
