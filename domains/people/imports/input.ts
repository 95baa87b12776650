import { z } from "zod";
import { FILE_MAX_BYTES } from "./limits.ts";

export const UploadImport = z.object({
  file: z
    .instanceof(File)
    .refine((file) => file.size > 0, { params: { key: "required" } })
    .refine((file) => file.size <= FILE_MAX_BYTES, { params: { key: "tooLarge" } }),
});
export const ApplyImport = z.object({ importId: z.uuid(), seen: z.string().max(100) });
export const DiscardImport = z.object({ importId: z.uuid() });
