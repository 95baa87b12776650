import { z } from "zod";

/** A picture whose files are already in the store. */
export const AddPicture = z.object({
  storageKey: z.string().regex(/^[0-9a-f]{40}$/),
  fileName: z.string().min(1).max(300),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type AddPicture = z.infer<typeof AddPicture>;
