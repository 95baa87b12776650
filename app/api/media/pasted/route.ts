import { z } from "zod";
import { memberHandler } from "#domains/edge/handler.ts";
import { readJson } from "#domains/edge/read-json.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { parseInput } from "#domains/kernel/input.ts";
import { fetchPicture } from "#domains/media/fetch-picture.ts";
import { canUploadFiles } from "#domains/media/policy.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { uploadPicture } from "#domains/media/upload.ts";

const Asked = z.object({ address: z.string().max(2_000) });

/** Takes over a picture of a pasted article, `{ address }`; answers like an upload. */
export const POST = memberHandler(async ({ actor, raw }) => {
  if (!canUploadFiles(actor)) throw new DomainError("not_found");
  const { address } = parseInput(Asked, await readJson(raw));
  const bytes = await fetchPicture(address);
  const { id: mediaId } = await uploadPicture(actor, { bytes: Buffer.from(bytes), fileName: "pasted.jpg" });
  const { [mediaId]: source } = await mediaSources([mediaId]);
  return { mediaId, ...source };
});
