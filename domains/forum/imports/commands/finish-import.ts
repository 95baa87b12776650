import { eq } from "drizzle-orm";
import { boards, threads } from "#db/schema/forum.ts";
import { importedRows } from "#db/schema/forum-imports.ts";
import { command } from "#domains/kernel/command.ts";
import { FinishImport } from "../input.ts";

/** Leaves in the trail that an import was made and how much came, and has the pages of its boards drawn anew. */
export const finishImport = command({
  event: "forum.import.finished",
  input: FinishImport,
  load: async (tx, _actor, { source }) => ({
    boards: await tx
      .selectDistinct({ id: boards.id })
      .from(importedRows)
      .innerJoin(threads, eq(threads.id, importedRows.localId))
      .innerJoin(boards, eq(boards.id, threads.boardId))
      .where(eq(importedRows.source, source)),
  }),
  allow: (actor) => actor.kind === "system",
  async run(_tx, { input, subject }) {
    const id = crypto.randomUUID();
    return { id, payload: input, tags: ["forum", ...subject.boards.map((board) => `board:${board.id}`)] };
  },
});
