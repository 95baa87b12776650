import { z } from "zod";
import { AddPicture } from "#domains/media/input.ts";
import type { ArticleBody } from "#lib/text/document.ts";
import { StartBulletin } from "../input.ts";
import { LOSS_KINDS } from "./losses.ts";

/** A file that was read: its pictures are in the store, its text names them by `docx:<number>`. */
export const AddImported = StartBulletin.extend({
  fileName: z.string().min(1).max(300),
  body: z.custom<ArticleBody>(),
  pictures: z.array(AddPicture.extend({ number: z.int().min(0) })),
  losses: z.partialRecord(z.enum(LOSS_KINDS), z.int().positive()),
});
export type AddImported = z.output<typeof AddImported>;
export const DismissImport = z.object({ importId: z.uuid() });
