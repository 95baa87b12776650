import { z } from "zod";

export const WithdrawFile = z.object({ mediaId: z.uuid() });

/** `before`: the id of the last file of the page before; anything else is the first page. */
export const UploadsQuery = z.object({ before: z.uuid().nullable().default(null).catch(null) });
