import { and, eq, isNull, sql } from "drizzle-orm";
import { bulletinSlots } from "#db/schema/slots.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { findDraft } from "../../drafts/queries.ts";
import { canPublish } from "../../policy.ts";
import { tagsOnTop } from "../../tags.ts";
import { EndSlot } from "../input.ts";

/** Ends a headline or a pin before its time. */
export const endSlot = command({
  event: "bulletins.slot.ended",
  input: EndSlot,
  async load(tx, actor, { slotId }) {
    const [slot] = await tx
      .select({ bulletinId: bulletinSlots.bulletinId, kind: bulletinSlots.kind })
      .from(bulletinSlots)
      .where(and(eq(bulletinSlots.id, slotId), isNull(bulletinSlots.endedAt)))
      .for("update");
    const draft = slot && (await findDraft(actor, slot.bulletinId, tx));
    return draft ? { draft, kind: slot.kind } : null;
  },
  allow: (actor, { draft }) => canPublish(actor, draft),
  async run(tx, { actor, input: { slotId }, subject: { draft, kind } }) {
    await tx
      .update(bulletinSlots)
      .set({ endedAt: sql`now()`, endedBy: memberId(actor) })
      .where(eq(bulletinSlots.id, slotId));
    const { id, title, unitId, published } = draft;
    return {
      id,
      unitId,
      tags: published ? await tagsOnTop(tx, { ...published, id }) : [],
      payload: { bulletinId: id, title, kind },
    };
  },
});
