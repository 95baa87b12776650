import { sql } from "drizzle-orm";
import { bulletinReaders } from "#db/schema/bulletin-readers.ts";
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
    const isFirst = await tx
      .insert(bulletinReads)
      .values({ memberId: memberId(actor), bulletinId })
      .onConflictDoNothing()
      .returning();
    if (isFirst.length > 0)
      await tx
        .insert(bulletinReaders)
        .values({ bulletinId, readers: 1 })
        .onConflictDoUpdate({
          target: bulletinReaders.bulletinId,
          set: { readers: sql`${bulletinReaders.readers} + 1` },
        });
    return { id: bulletinId, unitId: subject.unitId };
  },
});
