import { and, eq, sql } from "drizzle-orm";
import { mediaCaptions } from "#db/schema/media.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { fileTag } from "../../attachments.ts";
import { findItemsToChange } from "../../library/queries.ts";
import { canKeepShelf } from "../../policy.ts";
import { SetCaptions } from "../input.ts";
import { readCaptions, writeWebVtt } from "../read-captions.ts";

/** Gives a film or a sound of the library its text in a language; an empty text takes it away (`captionsTime`, `…Order`, `…Empty`). */
export const setCaptions = command({
  event: "media.captions.set",
  input: SetCaptions,
  load: async (tx, actor, { itemId }) => (await findItemsToChange(actor, [itemId], tx))[0] ?? null,
  allow: (actor, item) => canKeepShelf(actor, item.unitPath) && ["video", "audio"].includes(item.file.kind),
  async run(tx, { actor, input: { lang, text }, subject: { id, mediaId } }) {
    if (text.trim() === "") {
      await tx.delete(mediaCaptions).where(and(eq(mediaCaptions.mediaId, mediaId), eq(mediaCaptions.lang, lang)));
      return { id, tags: [fileTag(mediaId)], payload: { lang, cues: 0 } };
    }
    const cues = readCaptions(text);
    if (!Array.isArray(cues)) throw invalid("text", FLAWS[cues.flaw], { line: cues.line });
    const row = { text: writeWebVtt(cues), addedBy: memberId(actor) };
    await tx
      .insert(mediaCaptions)
      .values({ ...row, mediaId, lang })
      .onConflictDoUpdate({
        target: [mediaCaptions.mediaId, mediaCaptions.lang],
        set: { ...row, createdAt: sql`now()` },
      });
    return { id, tags: [fileTag(mediaId)], payload: { lang, cues: cues.length } };
  },
});

const FLAWS = { time: "captionsTime", order: "captionsOrder", empty: "captionsEmpty" } as const;
