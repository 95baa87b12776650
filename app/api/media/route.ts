import { memberHandler } from "#domains/edge/handler.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { readUpload } from "#domains/media/read-upload.ts";
import { uploadPicture } from "#domains/media/upload.ts";

/** Takes one picture; answers `{ mediaId, src, width, height }`. */
export const POST = memberHandler(async ({ actor, raw }) => {
  const { id: mediaId } = await uploadPicture(actor, await readUpload(raw));
  const { [mediaId]: source } = await mediaSources([mediaId]);
  return { mediaId, ...source };
});
