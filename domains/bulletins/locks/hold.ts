import { eq, not, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { draftLocks } from "#db/schema/draft-locks.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";

/** Whoever saved so recently is still writing: the desk saves every two seconds while somebody types. */
const HELD_MINUTES = 2;

/** The lock of a working copy counts. */
export const isHeld: SQL = sql`${draftLocks.seenAt} > now() - make_interval(mins => ${sql.raw(String(HELD_MINUTES))})`;

/** Makes this writer the one who writes; refuses with `held` while that is another, unless it is taken over `byForce`. */
export async function holdDraft(tx: Tx, actor: Actor, bulletinId: string, byForce = false): Promise<void> {
  const own = memberId(actor);
  const isOwn = eq(draftLocks.memberId, own);
  const [held] = await tx
    .insert(draftLocks)
    .values({ bulletinId, memberId: own })
    .onConflictDoUpdate({
      target: draftLocks.bulletinId,
      set: {
        memberId: own,
        since: sql`case when ${isOwn} and ${isHeld} then ${draftLocks.since} else now() end`,
        seenAt: sql`now()`,
      },
      setWhere: byForce ? undefined : or(isOwn, not(isHeld)),
    })
    .returning({ since: draftLocks.since });
  if (held) return;
  const [holder] = await tx
    .select({ name: members.name })
    .from(draftLocks)
    .innerJoin(members, eq(members.id, draftLocks.memberId))
    .where(eq(draftLocks.bulletinId, bulletinId));
  throw new DomainError("held", { form: { key: "heldByOther", values: { name: holder?.name ?? "" } } });
}

/** Nobody writes any more what was handed in. */
export const releaseDraft = (tx: Tx, bulletinId: string) =>
  tx.delete(draftLocks).where(eq(draftLocks.bulletinId, bulletinId));
