import { and, eq, sql } from "drizzle-orm";
import { publications } from "#db/schema/bulletins.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { findDraftToChange } from "../drafts/queries.ts";
import { ArchiveBulletin } from "../input.ts";
import { canWithdraw } from "../policy.ts";
import { bulletinTag, tagsInMiddle } from "../tags.ts";
import { isCurrent } from "../visibility.ts";

/** 归档 and back: no list, front page or feed shows it any more; its address still does, and says so. */
export const archiveBulletin = command({
  event: "bulletins.bulletin.archived",
  input: ArchiveBulletin,
  load: (tx, actor, { bulletinId }) => findDraftToChange(actor, bulletinId, tx),
  allow: canWithdraw,
  async run(tx, { actor, input: { bulletinId, isArchived }, subject: { title, published } }) {
    const isNow = Boolean(published?.archivedAt);
    const wanted = isArchived === "true";
    if (isNow === wanted) throw invalid("form", "nothingNew");
    await tx
      .update(publications)
      .set(wanted ? { archivedAt: sql`now()`, archivedBy: memberId(actor) } : { archivedAt: null, archivedBy: null })
      .where(and(eq(publications.bulletinId, bulletinId), isCurrent));
    const unitId = published?.unitId ?? null;
    return {
      id: bulletinId,
      unitId,
      tags: wanted ? [bulletinTag(bulletinId)] : tagsInMiddle(bulletinId),
      payload: { bulletinId, title, isArchived: wanted },
    };
  },
});
