import { memberHandler } from "#domains/edge/handler.ts";
import { documentSources } from "#domains/media/attachments.ts";
import { readUpload } from "#domains/media/read-upload.ts";
import { uploadDocument } from "#domains/media/upload.ts";

/** Takes one document for a post; answers `{ mediaId, format, fileName, bytes, src }`. */
export const POST = memberHandler(async ({ actor, raw }) => {
  const { id: mediaId } = await uploadDocument(actor, await readUpload(raw, "file"));
  const { [mediaId]: source } = await documentSources([mediaId]);
  return { mediaId, ...source };
});
