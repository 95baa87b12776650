import { and, eq } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { CaptionLang } from "#db/enums/media.ts";
import { mediaCaptions } from "#db/schema/media.ts";

/** The text of a film in a language, as WebVTT; null without one. Who asks has found the film visible before. */
export async function findCaptions(mediaId: string, lang: CaptionLang, on: Reader = db): Promise<string | null> {
  const [row] = await on
    .select({ text: mediaCaptions.text })
    .from(mediaCaptions)
    .where(and(eq(mediaCaptions.mediaId, mediaId), eq(mediaCaptions.lang, lang)));
  return row?.text ?? null;
}
