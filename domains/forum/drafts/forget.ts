import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { drafts } from "#db/schema/forum.ts";

export type DraftKind = (typeof drafts.$inferSelect)["kind"];
type Whose = { memberId: string; kind: DraftKind; targetId: string };

/** A draft goes with the post that came of it; one that was written on elsewhere, or that the form did not know, stays. */
export async function forgetDraft(tx: Tx, whose: Whose, version: string | null): Promise<void> {
  if (version === null) return;
  await tx.delete(drafts).where(and(isDraft(whose), eq(drafts.version, version)));
}

export const isDraft = ({ memberId, kind, targetId }: Whose) =>
  and(eq(drafts.memberId, memberId), eq(drafts.kind, kind), eq(drafts.targetId, targetId));
