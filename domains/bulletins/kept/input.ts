import { z } from "zod";

/** What the address of the list says; what it cannot mean is as if it were not there. */
export const KeptQuery = z.object({ before: z.uuid().nullable().catch(null) });
