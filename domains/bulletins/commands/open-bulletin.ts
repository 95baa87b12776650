import { bulletinReads } from "#db/schema/bulletins.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { BulletinRef } from "../input.ts";
import { findBulletin } from "../queries.ts";

/** Notes that a member has opened a bulletin; the first time counts. */
export const openBulletin = command({
  event: "bulletins.bulletin.opened",
  isPrivate: true,
  input: BulletinRef,
  load: (tx, actor, { bulletinId }) => findBulletin(actor, bulletinId, tx),
  allow: (actor) => actor.kind === "member",
  async run(tx, { actor, input: { bulletinId }, subject }) {
    await tx
      .insert(bulletinReads)
      .values({ memberId: memberId(actor), bulletinId })
      .onConflictDoNothing();
    return { id: bulletinId, unitId: subject.unitId };
  },
});
