import { LANG_COOKIE } from "#domains/edge/current.ts";
import { isSameOrigin } from "#domains/edge/same-origin.ts";
import { isLang } from "#lib/i18n.ts";

const YEAR_SEC = 31_536_000;

/** Remembers the reader's language on this device and returns to the page the form stood on. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const lang = (await request.formData().catch(() => null))?.get("lang");
  if (!isLang(lang)) return new Response(null, { status: 400 });
  const cookie = `${LANG_COOKIE}=${lang}; Path=/; Max-Age=${YEAR_SEC}; SameSite=Lax`;
  return new Response(null, { status: 303, headers: { Location: placeOf(request), "Set-Cookie": cookie } });
}

/** Only the path of where the form stood: an address of another site never becomes a redirect. */
function placeOf(request: Request): string {
  const referer = request.headers.get("referer");
  if (!referer || !URL.canParse(referer)) return "/";
  const { pathname, search } = new URL(referer);
  return `/${`${pathname}${search}`.replace(/^[/\\]+/, "")}`;
}
