import { carriers } from "#domains/carriers.ts";
import { readerHandler } from "#domains/edge/handler.ts";
import { servePicture } from "#domains/media/serve.ts";

/** One rendition of a picture, for its owner and for those who may see what carries it. */
export const GET = readerHandler(async ({ actor, url, raw }) => {
  const [id = "", width = ""] = url.pathname.split("/").slice(-2);
  return servePicture(actor, { id, width, etag: raw.headers.get("if-none-match") }, carriers);
});
