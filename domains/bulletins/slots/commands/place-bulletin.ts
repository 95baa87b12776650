import { bulletinSlots } from "#db/schema/slots.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { dayOf } from "#lib/dates.ts";
import { findDraftToChange } from "../../drafts/queries.ts";
import { canPublish } from "../../policy.ts";
import { tagsOnTop } from "../../tags.ts";
import { PlaceBulletin, SLOT_MAX_DAYS } from "../input.ts";

/** 设头条, 置顶: from the first to the last of these days a published bulletin stands before newer ones. */
export const placeBulletin = command({
  event: "bulletins.slot.placed",
  input: PlaceBulletin,
  load: (tx, actor, { bulletinId }) => findDraftToChange(actor, bulletinId, tx),
  allow: canPublish,
  async run(tx, { actor, input, subject: draft }) {
    const { kind, firstDay, lastDay, reason } = input;
    if (!draft.published) throw invalid("form", "notPublished");
    if (lastDay < firstDay) throw invalid("lastDay", "beforeFirst");
    if (lastDay < dayOf(new Date())) throw invalid("lastDay", "dayPast");
    if (daysBetween(firstDay, lastDay) > SLOT_MAX_DAYS)
      throw invalid("lastDay", "slotTooLong", { days: SLOT_MAX_DAYS });
    await tx.insert(bulletinSlots).values({ ...input, placedBy: memberId(actor) });
    const { id, title, published } = draft;
    return {
      ...{ id, unitId: published.unitId, tags: await tagsOnTop(tx, { ...published, id }) },
      payload: { bulletinId: id, title, kind, firstDay, lastDay, reason },
    };
  },
});

const daysBetween = (first: string, last: string) => (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
