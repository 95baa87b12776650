import { z } from "zod";
import { Line } from "#lib/text/line.ts";
import { PostNumber } from "../../input.ts";

const QUERY_MAX_CHARS = 60;

/** What is looked for in a thread, and from which number on. */
export const FindQuery = z.object({ q: Line(1, QUERY_MAX_CHARS), from: PostNumber.optional() });
