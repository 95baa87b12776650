import { z } from "zod";
import {
  POLL_KINDS,
  POLL_OPTION_MAX_CHARS,
  POLL_OPTIONS_MAX,
  POLL_OPTIONS_MIN,
  POLL_QUESTION_MAX_CHARS,
  POLL_RESULTS,
} from "#db/enums/polls.ts";
import { TIME_ZONE_OFFSET } from "#lib/dates.ts";
import { Line } from "#lib/text/line.ts";
import { Ticked } from "../input.ts";

/** One option a line; blank lines count for nothing, and nothing stands there twice. */
const Options = z
  .string()
  .max(POLL_OPTIONS_MAX * (POLL_OPTION_MAX_CHARS + 10))
  .transform((text) => [
    ...new Set(
      text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    ),
  ])
  .pipe(z.array(Line(1, POLL_OPTION_MAX_CHARS)))
  .refine((options) => options.length >= POLL_OPTIONS_MIN, { params: { key: "pollTooFew" } })
  .refine((options) => options.length <= POLL_OPTIONS_MAX, { params: { key: "pollTooMany" } });

/** The end of a day in the organisation's time zone; empty: until it is closed by hand. */
const LastDay = z.union([
  z.literal("").transform(() => null),
  z.iso
    .date()
    .transform((day) => new Date(`${day}T23:59:59${TIME_ZONE_OFFSET}`))
    .refine((at) => at.getTime() > Date.now(), { params: { key: "dayOver" } }),
]);

export const OpenPoll = z.object({
  threadId: z.uuid(),
  question: Line(2, POLL_QUESTION_MAX_CHARS),
  options: Options,
  kind: z.enum(POLL_KINDS),
  results: z.enum(POLL_RESULTS),
  isAnonymous: Ticked,
  lastDay: LastDay.default(null),
});

/** The options chosen, the first choice first; an empty one is a place that was left open. */
export const Vote = z.object({
  pollId: z.uuid(),
  choices: z
    .array(z.union([z.uuid(), z.literal("")]))
    .max(POLL_OPTIONS_MAX)
    .transform((choices) => choices.filter((choice) => choice !== "")),
});

export const ClosePoll = z.object({ pollId: z.uuid() });
