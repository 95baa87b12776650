import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { grants, members, memberships } from "#db/schema/accounts.ts";
import { voices } from "#db/schema/voices.ts";
import { forgetName } from "#domains/forum/posts/forget-name.ts";
import { takeBackAll } from "#domains/forum/posts/take-back-all.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { withdrawAll } from "#domains/media/own/withdraw-all.ts";
import { ERASED_NAME } from "#lib/reserved-names.ts";
import { isDue } from "../due.ts";
import { EraseAccount } from "../input.ts";
import { deletePrivateRows } from "../private-rows.ts";

/**
 * What made it somebody's is gone: name, ways in, what they kept for themselves, their files, their name in what others
 * said. What they said, did and decided stays as that of a former member, or is taken back where that was asked for; who
 * spoke without a name is nobody any more. Only the clock does this.
 */
export const eraseAccount = command({
  event: "erasure.account.erased",
  input: EraseAccount,
  load: (tx, _actor, { memberId }) => findDue(tx, memberId),
  allow: (actor) => actor.kind === "system",
  async run(tx, { subject: { id, name, erasesPosts } }) {
    // Rare, and the worker's: to look through all that was said takes longer than a page may.
    await tx.execute(sql`set local statement_timeout = 0`);
    const spoken = await tx.select({ id: voices.voiceId }).from(voices).where(eq(voices.ownerId, id));
    const taken = erasesPosts ? await takeBackAll(tx, [id, ...spoken.map((voice) => voice.id)]) : [];
    const named = await forgetName(tx, { id, name }, ERASED_NAME);
    const withdrawn = await withdrawAll(tx, id);
    await deletePrivateRows(tx, id);
    await tx
      .update(memberships)
      .set({ post: "", endedAt: sql`coalesce(ended_at, now())` })
      .where(eq(memberships.memberId, id));
    await tx
      .update(grants)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(grants.memberId, id), isNull(grants.revokedAt)));
    await tx.update(members).set(nobody(id)).where(eq(members.id, id));
    await announce(tx, "actors", { member: id });
    const threadIds = new Set([...taken, ...named, ...withdrawn]);
    return { id, tags: [`member:${id}`, ...[...threadIds].map((threadId) => `thread:${threadId}`)] };
  },
});

const nobody = (id: string) => ({
  ...{ name: ERASED_NAME, signInName: `erased-${id}`, pinyin: "", initials: "", about: "" },
  ...{ email: null, lang: null, display: null, passwordHash: null, ssoSubject: null },
  ...{ totpSecret: null, totpSince: null, totpLastStep: null, lastSeenAt: null },
  ...{ eraseAt: null, erasedAt: sql`now()` },
});

async function findDue(tx: Tx, memberId: string) {
  const [row] = await tx
    .select({ id: members.id, name: members.name, erasesPosts: members.erasesPosts })
    .from(members)
    .where(and(eq(members.id, memberId), isDue))
    .for("update");
  return row ?? null;
}
