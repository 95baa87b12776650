import { and, eq, lte, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletinVersions, publicationSchedules } from "#db/schema/reviews.ts";
import { units } from "#db/schema/units.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { findDraftToChange } from "../../drafts/queries.ts";
import { canPublish } from "../../policy.ts";
import { publishDraft, refuseUnpublishable } from "../../publish.ts";
import { endOpen } from "../end.ts";
import { PublishScheduled } from "../input.ts";
import { isOpen } from "../open.ts";

/**
 * What the worker does when a plan is due, in the name of whoever made it and by the rights they have now. A plan that
 * was cancelled or fired meanwhile does not exist any more.
 */
export const publishScheduled = command({
  event: "bulletins.bulletin.published",
  input: PublishScheduled,
  load: findDue,
  allow: (actor, { kept }) => canPublish(actor, kept),
  async run(tx, { actor, subject: { draft, kept } }) {
    await refuseUnpublishable(tx, kept, kept.version);
    await endOpen(tx, draft.id, "published");
    return publishDraft(tx, kept, memberId(actor), { latest: draft.version });
  },
});

async function findDue(tx: Tx, actor: Actor, { scheduleId }: PublishScheduled) {
  const [due] = await tx
    .select()
    .from(publicationSchedules)
    .where(and(eq(publicationSchedules.id, scheduleId), isOpen, lte(publicationSchedules.dueAt, sql`now()`)))
    .for("update");
  const draft = due && (await findDraftToChange(actor, due.bulletinId, tx));
  if (!draft) return null;
  const [row] = await tx
    .select({ version: bulletinVersions, unitPath: units.path })
    .from(bulletinVersions)
    .leftJoin(units, eq(units.id, bulletinVersions.unitId))
    .where(eq(bulletinVersions.id, due.versionId));
  const { id: _, bulletinId: __, fingerprint: ___, createdAt: ____, ...text } = row!.version;
  return { draft, kept: { ...draft, ...text, unitPath: row!.unitPath } };
}
