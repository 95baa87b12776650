import type { z } from "zod";
import { memberHandler } from "#domains/edge/handler.ts";
import { readJson } from "#domains/edge/read-json.ts";
import { markRead } from "#domains/forum/reading/commands/mark-read.ts";
import type { MarkRead } from "#domains/forum/reading/input.ts";
import { countRead } from "#domains/kernel/read-limit.ts";

/** How far the reader has come in a thread: `{ threadId, number, epoch }`. */
export const POST = memberHandler(async ({ actor, raw }) => {
  await countRead(actor);
  const { lastReadNumber } = await markRead(actor, (await readJson(raw)) as z.input<typeof MarkRead>);
  return { lastReadNumber };
});
