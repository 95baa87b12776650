import { and, eq, gt, not, or, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { queueItems } from "#db/schema/queue.ts";
import { reveals, voices } from "#db/schema/voices.ts";
import { isOwn } from "#domains/forum/voices/own.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { isOpenProposal, selectProposals } from "../proposals/queries.ts";
import { moderated } from "../visibility.ts";

export type RevealSubject = NonNullable<Awaited<ReturnType<typeof findReveal>>>;

/** A request that may still be agreed to, for those who keep order in its area; for whoever it is about there is none. */
export async function findReveal(actor: Actor, itemId: string, on: Reader = db) {
  const [row] = await selectProposals(on).where(and(eq(queueItems.id, itemId), isOpenTo(actor)));
  return row ?? null;
}

/** The same by the post. */
export async function findRevealOf(actor: Actor, postId: string, on: Reader = db) {
  const [row] = await selectProposals(on).where(and(eq(queueItems.postId, postId), isOpenTo(actor)));
  return row ?? null;
}

const isOpenTo = (actor: Actor) =>
  and(isOpenProposal("reveal"), moderated(actor, queueItems.unitId), not(isOwn(actor, queueItems.memberId)));

/** Who is behind a post, for the two who agreed on it and as long as they may see it; null for everybody else. */
export async function findRevealed(actor: Actor, postId: string, on: Reader = db) {
  if (actor.id === null) return null;
  const isOneOfTwo = or(eq(reveals.askedBy, actor.id), eq(reveals.agreedBy, actor.id));
  const [row] = await on
    .select({ id: members.id, name: members.name, until: reveals.until })
    .from(reveals)
    .innerJoin(voices, eq(voices.voiceId, reveals.voiceId))
    .innerJoin(members, eq(members.id, voices.ownerId))
    .where(and(eq(reveals.postId, postId), isOneOfTwo, gt(reveals.until, sql`now()`)))
    .orderBy(sql`${reveals.until} desc`)
    .limit(1);
  return row ?? null;
}

/** Asked of the one table that knows, and not of what the session remembers: whether the actor is behind a voice. */
export async function isBehind(actor: Actor, voiceId: string, on: Reader): Promise<boolean> {
  const [row] = await on
    .select({ id: voices.voiceId })
    .from(voices)
    .where(and(eq(voices.voiceId, voiceId), eq(voices.ownerId, memberId(actor))));
  return row !== undefined;
}
