import type { z } from "zod";
import { noteReading } from "#domains/bulletins/must-reads/commands/note-reading.ts";
import type { NoteReading } from "#domains/bulletins/must-reads/input.ts";
import { memberHandler } from "#domains/edge/handler.ts";
import { readJson } from "#domains/edge/read-json.ts";

/** A required text is in front of its reader: `{ bulletinId, depth }`; answers how far the proof has come. */
export const POST = memberHandler(async ({ actor, raw }) => {
  const { millis, depth, needed } = await noteReading(actor, (await readJson(raw)) as z.input<typeof NoteReading>);
  return { seconds: Math.floor(millis / 1000), depth, needed };
});
