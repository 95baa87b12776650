import { media } from "#db/schema/media.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { AddPicture } from "../input.ts";
import { canUpload } from "../policy.ts";

/** Takes up a picture that `uploadPicture` has checked and stored; nobody but its owner sees it until something carries it. */
export const addPicture = command({
  event: "media.picture.added",
  input: AddPicture,
  load: async (_tx, actor) => actor,
  allow: canUpload,
  async run(tx, { actor, input }) {
    const [row] = await tx
      .insert(media)
      .values({ ...input, ownerId: memberId(actor) })
      .returning({ id: media.id });
    const { width, height, bytes } = input;
    return { id: row!.id, width, height, payload: { width, height, bytes } };
  },
});
