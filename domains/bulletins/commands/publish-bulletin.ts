import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { units } from "#db/schema/units.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { carryOver, keepOnlyMedia } from "#domains/media/attach.ts";
import { isBlank } from "#lib/text/excerpt.ts";
import { mediaIdsOf } from "#lib/text/nodes.ts";
import { type Draft, findDraftToChange } from "../drafts/queries.ts";
import { PublishBulletin } from "../input.ts";
import { canPublish } from "../policy.ts";
import { bulletinTags } from "../tags.ts";
import { isCurrent } from "../visibility.ts";

/** Publishes the working copy as it was read by whoever publishes it: a later version is a `conflict`. */
export const publishBulletin = command({
  event: "bulletins.bulletin.published",
  input: PublishBulletin,
  load: (tx, actor, { bulletinId }) => findDraftToChange(actor, bulletinId, tx),
  allow: canPublish,
  async run(tx, { actor, input: { bulletinId, version }, subject: draft }) {
    if (draft.version !== version) throw new DomainError("conflict");
    if (draft.published?.version === version) throw invalid("form", "nothingNew");
    if (isBlank(draft.body)) throw invalid("form", "textMissing");
    await refuseUnitOutOfUse(tx, draft.unitId);
    const pictures = [...mediaIdsOf(draft.body), ...(draft.coverId ? [draft.coverId] : [])];
    const publicationId = await replaceCurrent(tx, draft, memberId(actor));
    const [from, to] = [
      { carrier: "bulletin", carrierId: bulletinId },
      { carrier: "publication", carrierId: publicationId },
    ] as const;
    await carryOver(tx, from, to, pictures);
    await keepOnlyMedia(tx, "bulletin", bulletinId, pictures);
    const { title, unitId } = draft;
    return { id: bulletinId, unitId, tags: bulletinTags(bulletinId), payload: { bulletinId, title, unitId, version } };
  },
});

async function refuseUnitOutOfUse(tx: Tx, unitId: string | null) {
  if (unitId === null) return;
  const unit = await tx.query.units.findFirst({ where: eq(units.id, unitId) });
  if (unit?.deactivatedAt) throw invalid("form", "unitInactive");
}

/** A correction keeps the day on which readers first saw the bulletin, and so its place in the list. */
async function replaceCurrent(tx: Tx, draft: Draft, publishedBy: string): Promise<string> {
  const [previous] = await tx
    .update(publications)
    .set({ supersededAt: sql`now()` })
    .where(and(eq(publications.bulletinId, draft.id), isCurrent))
    .returning({ firstPublishedAt: publications.firstPublishedAt });
  const { columnId, unitId, version, title, summary, source, byline, coverId, indent, body } = draft;
  const [row] = await tx
    .insert(publications)
    .values({
      ...{ columnId, unitId, version, title, summary, source, byline, coverId, indent, body },
      ...previous,
      bulletinId: draft.id,
      publishedBy,
    })
    .returning({ id: publications.id });
  return row!.id;
}
