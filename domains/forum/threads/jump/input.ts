import { z } from "zod";
import { PostNumber } from "../../input.ts";

/** Where somebody wants to be in a thread, as a form of the page or a link asks for it: one of the three. */
export const Jump = z.union([
  z.object({ number: PostNumber }),
  z.object({ date: z.iso.date() }),
  z.object({ to: z.enum(["unread", "end"]) }),
]);
export type Jump = z.infer<typeof Jump>;
