import { z } from "zod";

export const IgnorePerson = z.object({ personId: z.uuid() });
