import type { z } from "zod";
import { memberHandler } from "#domains/edge/handler.ts";
import { readJson } from "#domains/edge/read-json.ts";
import { react } from "#domains/forum/posts/commands/react.ts";
import type { React } from "#domains/forum/posts/input.ts";

/** Puts or takes back a reaction: `{ postId, kind, on }`. */
export const POST = memberHandler(async ({ actor, raw }) => {
  const { on } = await react(actor, (await readJson(raw)) as z.input<typeof React>);
  return { on };
});
