import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { attachMedia } from "#domains/media/attach.ts";
import { mediaIdsOf } from "#lib/text/nodes.ts";
import type { SaveDraft } from "../input.ts";
import { holdDraft } from "../locks/hold.ts";
import { fingerprintOf } from "../review/fingerprint.ts";
import { keepVersion } from "../versions/keep.ts";
import { keepOnTheWay } from "../versions/keep-on-the-way.ts";
import type { Draft } from "./queries.ts";
import { checkTarget } from "./target.ts";

type Step = { actor: Actor; input: SaveDraft; subject: Draft };

/**
 * Writes over the version that the text was written on, or refuses with `conflict`: nobody's words are lost to another's.
 * What is overwritten on purpose is kept first, and what would be missed (`keepOnTheWay`). While another is writing it is refused with `held`.
 */
export async function writeDraft(tx: Tx, { actor, input, subject }: Step) {
  const { bulletinId, overwrites, indent, body, owner, basis, madeOn, reviewOn, ...written } = input;
  const { version: writtenOn, ...typed } = written;
  const version = overwrites ?? writtenOn;
  const said = { ...typed, kind: typed.kind ?? subject.kind, risk: typed.risk ?? subject.risk };
  const isSaid = [owner, basis, madeOn, reviewOn].some((word) => word !== "");
  if (madeOn !== "" && reviewOn !== "" && reviewOn <= madeOn) throw invalid("reviewOn", "notAfter");
  const fields = { ...said, disclosure: isSaid ? { owner, basis, madeOn, reviewOn } : null };
  // After an emergency the text stays open: what is found wrong has to be set right.
  if (subject.reviewState === "in_review" && !subject.isReviewedAfterwards) throw invalid("form", "inReview");
  await holdDraft(tx, actor, bulletinId);
  if (overwrites === subject.version)
    await keepVersion(tx, subject, { keptFor: "overwritten", overwrittenBy: memberId(actor) });
  else await keepOnTheWay(tx, subject, memberId(actor));
  if (fields.columnId !== subject.columnId || fields.unitId !== subject.unitId) await checkTarget(tx, actor, fields);
  const [saved] = await tx
    .update(bulletins)
    .set({
      ...{ ...fields, ...(body && { body }), indent: indent === "on", version: version + 1 },
      editorId: memberId(actor),
      writerIds: [...new Set([...subject.writerIds, memberId(actor)])],
      updatedAt: sql`now()`,
    })
    .where(and(eq(bulletins.id, bulletinId), eq(bulletins.version, version)))
    .returning({ version: bulletins.version, body: bulletins.body });
  if (!saved) throw new DomainError("conflict");
  await keepApproval(tx, subject, { ...subject, ...fields, body: saved.body });
  const pictures = [...mediaIdsOf(saved.body), ...(fields.coverId ? [fields.coverId] : [])];
  await attachMedia(tx, "bulletin", bulletinId, pictures, memberId(actor), actor);
  const payload = { version: saved.version, ...(overwrites && { overwrites }) };
  return { id: bulletinId, unitId: fields.unitId, version: saved.version, payload };
}

/** A changed text loses its approvals; what is carried (source, byline, indent) does not count as a change. */
async function keepApproval(tx: Tx, before: Draft, after: Draft) {
  if (before.reviewState !== "approved" || fingerprintOf(before) === fingerprintOf(after)) return;
  await tx.update(bulletins).set({ reviewId: null }).where(eq(bulletins.id, before.id));
}
