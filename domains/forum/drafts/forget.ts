import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { drafts } from "#db/schema/forum.ts";

export type DraftKind = (typeof drafts.$inferSelect)["kind"];

/** A draft goes with the post that came of it. */
export async function forgetDraft(tx: Tx, memberId: string, kind: DraftKind, targetId: string): Promise<void> {
  await tx
    .delete(drafts)
    .where(and(eq(drafts.memberId, memberId), eq(drafts.kind, kind), eq(drafts.targetId, targetId)));
}
