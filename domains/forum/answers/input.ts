import { z } from "zod";
import { Ticked } from "../input.ts";

/** `accepted` false takes it back. */
export const AcceptAnswer = z.object({ postId: z.uuid(), accepted: Ticked });
