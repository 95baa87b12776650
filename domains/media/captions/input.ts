import { z } from "zod";
import { CAPTION_LANGS } from "#db/enums/media.ts";

/** An hour and a half of talk has some 100 kB of text. */
export const CAPTIONS_MAX_CHARS = 200_000;

export const SetCaptions = z.object({
  itemId: z.uuid(),
  lang: z.enum(CAPTION_LANGS),
  text: z.string().max(CAPTIONS_MAX_CHARS),
});
