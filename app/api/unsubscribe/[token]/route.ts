import { unsubscribe } from "#domains/notifications/mail/one-click.ts";
import { readUnsubscribeToken } from "#domains/notifications/mail/unsubscribe.ts";

type Context = { params: Promise<{ token: string }> };
const NEVER_STORED = { "Cache-Control": "no-store" };

/** Looking changes nothing: programs that check mails follow every link in them. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return readUnsubscribeToken(token) ? toPage(token, "") : new Response(null, { status: 404, headers: NEVER_STORED });
}

/** One click in a mail program (RFC 8058), answered without a cookie, or the button of our own page. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const isOurs = await unsubscribe(token);
  if (new URL(request.url).searchParams.get("from") === "page") return toPage(token, "?done=1");
  return new Response(null, { status: isOurs ? 200 : 404, headers: NEVER_STORED });
}

const toPage = (token: string, query: string) =>
  new Response(null, {
    status: 303,
    headers: { ...NEVER_STORED, Location: `/unsubscribe/${encodeURIComponent(token)}${query}` },
  });
