import { sql } from "drizzle-orm";
import { media } from "#db/schema/media.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { AddFile } from "../input.ts";
import { canUpload, canUploadFiles } from "../policy.ts";

/** Takes up a file that was recognised and stored; only a video has still to be prepared. */
export const addFile = command({
  event: "media.file.added",
  input: AddFile,
  load: async (_tx, actor) => actor,
  // A document of a size that comes in one piece stands in a post like a picture.
  allow: (actor, _, { kind }) => (kind === "document" ? canUpload(actor) : canUploadFiles(actor)),
  async run(tx, { actor, input }) {
    const isReady = input.kind !== "video" && input.kind !== "audio";
    const [row] = await tx
      .insert(media)
      .values({
        ...input,
        uploadSha256: input.sha256,
        ownerId: memberId(actor),
        preparedAt: isReady ? sql`now()` : null,
      })
      .returning({ id: media.id });
    const { kind, format, bytes } = input;
    return { id: row!.id, payload: { kind, format, bytes } };
  },
});
