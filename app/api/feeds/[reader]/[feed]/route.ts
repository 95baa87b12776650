import { answerFeed } from "#domains/bulletins/feeds/answer.ts";
import { langOf } from "#domains/edge/current.ts";

type Context = { params: Promise<{ reader: string; feed: string }> };

/** RSS, Atom and JSON Feed: open ones for the public columns, private ones behind a key. No cookie is asked. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { reader, feed } = await params;
  const url = new URL(request.url);
  return answerFeed({
    ...{ reader, name: feed, url },
    etag: request.headers.get("if-none-match"),
    // Feed readers send no language of their own: the address says it.
    lang: langOf(url.searchParams.get("lang") ?? "zh-CN", null),
  });
}
