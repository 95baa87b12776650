import { z } from "zod";
import { Line } from "#lib/text/line.ts";

export const FEED_NAME_MAX_CHARS = 40;

export const CreateFeedKey = z.object({ name: Line(1, FEED_NAME_MAX_CHARS) });
export const RevokeFeedKey = z.object({ feedKeyId: z.uuid() });
