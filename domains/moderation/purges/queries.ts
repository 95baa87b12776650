import { and, eq } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { queueItems } from "#db/schema/queue.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { isOpenProposal, selectProposals } from "../proposals/queries.ts";
import { moderated } from "../visibility.ts";

export type PurgeSubject = NonNullable<Awaited<ReturnType<typeof findPurge>>>;

/** A proposal that may still be confirmed, for those who keep order in its area, whoever made it. */
export async function findPurge(actor: Actor, itemId: string, on: Reader = db) {
  const [row] = await selectProposals(on).where(and(eq(queueItems.id, itemId), isOpenTo(actor)));
  return row ?? null;
}

/** The same by the post that is to go. */
export async function findPurgeOf(actor: Actor, postId: string, on: Reader = db) {
  const [row] = await selectProposals(on).where(and(eq(queueItems.postId, postId), isOpenTo(actor)));
  return row ?? null;
}

const isOpenTo = (actor: Actor) => and(isOpenProposal("purge"), moderated(actor, queueItems.unitId));
