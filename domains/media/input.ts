import { z } from "zod";
import { MEDIA_FORMATS, MEDIA_KINDS, type MediaFormat } from "#db/enums/media.ts";

const Stored = z.object({
  storageKey: z.string().regex(/^[0-9a-f]{40}$/),
  fileName: z.string().min(1).max(300),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
});

/** A picture whose files are already in the store. */
export const AddPicture = Stored.extend({
  uploadSha256: z.string().regex(/^[0-9a-f]{64}$/),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type AddPicture = z.infer<typeof AddPicture>;

/** A video, a sound or a document whose bytes are already in the store. */
export const AddFile = Stored.extend({
  kind: z.enum(MEDIA_KINDS).exclude(["picture"]),
  format: z.enum(Object.keys(MEDIA_FORMATS) as [MediaFormat, ...MediaFormat[]]),
});
