import { and, count, eq, ne } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { keptBulletins } from "#db/schema/kept-bulletins.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { KeepBulletin } from "../../input.ts";
import { findBulletin } from "../../queries.ts";
import { listedPublications } from "../../visibility.ts";
import { KEPT_MAX } from "../limits.ts";

/** 收藏: keeps a bulletin to be found again, or lets it go. Whoever keeps what is nobody else's affair. */
export const keepBulletin = command({
  event: "bulletins.bulletin.kept",
  input: KeepBulletin,
  limit: "bulletins.bulletin.kept",
  isPrivate: true,
  load: (tx, actor, { bulletinId }) => findBulletin(actor, bulletinId, tx),
  allow: (actor) => actor.kind === "member",
  async run(tx, { actor, input: { bulletinId, isKept } }) {
    const owner = memberId(actor);
    const one = and(eq(keptBulletins.memberId, owner), eq(keptBulletins.bulletinId, bulletinId));
    if (isKept === "false") await tx.delete(keptBulletins).where(one);
    else {
      await refuseTooMany(tx, actor, bulletinId);
      await tx.insert(keptBulletins).values({ memberId: owner, bulletinId }).onConflictDoNothing();
    }
    return { id: bulletinId };
  },
});

/** What they may not read at present stands in no list where they could let it go, and does not count. */
async function refuseTooMany(tx: Tx, actor: Actor, bulletinId: string) {
  const others = and(eq(keptBulletins.memberId, memberId(actor)), ne(keptBulletins.bulletinId, bulletinId));
  const [row] = await tx
    .select({ n: count() })
    .from(keptBulletins)
    .innerJoin(publications, eq(publications.bulletinId, keptBulletins.bulletinId))
    .where(and(others, listedPublications(actor)));
  if (row!.n >= KEPT_MAX) throw invalid("form", "bookmarksFull", { maximum: KEPT_MAX });
}
