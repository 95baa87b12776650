import { publications } from "#db/schema/bulletins.ts";
import { keptBulletins } from "#db/schema/kept.ts";
import { command } from "#domains/kernel/command.ts";
import { keepOrLetGo } from "#domains/kernel/kept.ts";
import { KeepBulletin } from "../../input.ts";
import { findBulletin } from "../../queries.ts";
import { listedPublications } from "../../visibility.ts";

/** 收藏: keeps a bulletin to be found again, or lets it go. Whoever keeps what is nobody else's affair. */
export const keepBulletin = command({
  event: "bulletins.bulletin.kept",
  input: KeepBulletin,
  limit: "bulletins.bulletin.kept",
  isPrivate: true,
  load: (tx, actor, { bulletinId }) => findBulletin(actor, bulletinId, tx),
  allow: (actor) => actor.kind === "member",
  async run(tx, { actor, input: { bulletinId, isKept } }) {
    const listed = tx.select({ id: publications.bulletinId }).from(publications).where(listedPublications(actor));
    await keepOrLetGo(tx, actor, { table: keptBulletins, subjectId: bulletinId, isKept, listed });
    return { id: bulletinId };
  },
});
