import { carriers } from "#domains/carriers.ts";
import { readerHandler } from "#domains/edge/handler.ts";
import { serveFile } from "#domains/media/serve.ts";

/** One variant of a file, for its owner and for those who may see what carries it; `?download` saves it. */
export const GET = readerHandler(async ({ actor, url, raw }) => {
  const [id = "", name = ""] = url.pathname.split("/").slice(-2);
  return serveFile(actor, { id, name, headers: raw.headers, isDownload: url.searchParams.has("download") }, carriers);
});
