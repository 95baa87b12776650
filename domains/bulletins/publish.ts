import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import { units } from "#db/schema/units.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { carryOver, keepOnlyMedia } from "#domains/media/attach.ts";
import { isBlank, plainText } from "#lib/text/excerpt.ts";
import { LOST_PICTURE } from "#lib/text/lost-picture.ts";
import { countUndescribed, mediaIdsOf } from "#lib/text/nodes.ts";
import { refuseIncompleteDisclosure } from "./drafts/disclosure.ts";
import type { Draft } from "./drafts/queries.ts";
import { refuseClosedColumn } from "./drafts/target.ts";
import { bulletinTag, tagsInMiddle, tagsOnTop } from "./tags.ts";
import { keepVersion, keptPictures } from "./versions/keep.ts";
import { isCurrent } from "./visibility.ts";

/**
 * Refuses what cannot be published whatever its review says, by hand, in an emergency or by a plan: a version that changed,
 * nothing new, nothing written, a column out of use, pictures without the text that stands for them (GB/T 37668).
 */
export async function refuseUnpublishable(tx: Tx, draft: Draft, version: number): Promise<void> {
  if (draft.version !== version) throw new DomainError("conflict");
  if (draft.published && draft.published.version >= version) throw invalid("form", "nothingNew");
  if (isBlank(draft.body)) throw invalid("form", "textMissing");
  if (countUndescribed(draft.body) > 0) throw invalid("form", "picturesUndescribed");
  if (plainText(draft.body).includes(LOST_PICTURE)) throw invalid("form", "picturesLost");
  refuseIncompleteDisclosure(draft);
  await refuseClosedColumn(tx, draft);
  await refuseUnitOutOfUse(tx, draft.unitId);
}

/**
 * Puts a version before its readers. Who writes from now on writes a new draft, with its own review; where somebody has
 * begun one already (`latest` is newer than what a plan named), it stays as it is.
 */
export async function publishDraft(
  tx: Tx,
  draft: Draft,
  publishedBy: string,
  { latest = draft.version, correction = "" } = {},
) {
  const { id, title, unitId, version } = draft;
  const pictures = [...mediaIdsOf(draft.body), ...(draft.coverId ? [draft.coverId] : [])];
  await keepVersion(tx, draft, { keptFor: "publication" });
  const publicationId = await replaceCurrent(tx, draft, publishedBy, correction);
  const from = { carrier: "bulletin", carrierId: id } as const;
  await carryOver(tx, from, { carrier: "publication", carrierId: publicationId }, pictures);
  if (latest === version) {
    await keepOnlyMedia(tx, "bulletin", id, [...pictures, ...(await keptPictures(tx, id))]);
    await tx.update(bulletins).set({ reviewId: null, writerIds: [] }).where(eq(bulletins.id, id));
  }
  return { id, unitId, tags: await tagsOf(tx, draft), payload: { bulletinId: id, title, unitId, version } };
}

/** A correction changes what names the bulletin; a new one, or one elsewhere than before, what it comes into. */
async function tagsOf(tx: Tx, draft: Draft): Promise<string[]> {
  const { id, columnId, unitId, published } = draft;
  if (!published) return tagsOnTop(tx, draft);
  const isInPlace = published.columnId === columnId && published.unitId === unitId && !published.archivedAt;
  return isInPlace ? [bulletinTag(id)] : tagsInMiddle(id);
}

async function refuseUnitOutOfUse(tx: Tx, unitId: string | null) {
  if (unitId === null) return;
  const unit = await tx.query.units.findFirst({ where: eq(units.id, unitId) });
  if (unit?.deactivatedAt) throw invalid("form", "unitInactive");
}

/** A correction keeps the day on which readers first saw the bulletin, and so its place in the list. */
async function replaceCurrent(tx: Tx, draft: Draft, publishedBy: string, correction: string): Promise<string> {
  const [previous] = await tx
    .update(publications)
    .set({ supersededAt: sql`now()` })
    .where(and(eq(publications.bulletinId, draft.id), isCurrent))
    .returning({ firstPublishedAt: publications.firstPublishedAt });
  const { columnId, unitId, version, title, summary, source, byline, coverId, indent, body, disclosure } = draft;
  const [row] = await tx
    .insert(publications)
    .values({
      ...{ columnId, unitId, version, title, summary, source, byline, coverId, indent, body, disclosure },
      ...previous,
      bulletinId: draft.id,
      publishedBy,
      // What comes out for the first time, or again after it was withdrawn, corrects nothing.
      correction: (previous && correction) || null,
    })
    .returning({ id: publications.id });
  return row!.id;
}
