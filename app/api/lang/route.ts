import { saveWishes } from "#domains/accounts/commands/save-wishes.ts";
import { rememberWishes } from "#domains/accounts/wishes.ts";
import { currentActor } from "#domains/edge/current.ts";
import { isSameOrigin } from "#domains/edge/same-origin.ts";
import { isLang } from "#lib/i18n.ts";

/** Remembers the reader's language, in this browser and with the account, and returns to the page the form stood on. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const lang = (await request.formData().catch(() => null))?.get("lang");
  if (!isLang(lang)) return new Response(null, { status: 400 });
  await rememberWishes({ lang });
  const actor = await currentActor();
  if (actor.kind === "member") await saveWishes(actor, { lang });
  return new Response(null, { status: 303, headers: { Location: placeOf(request) } });
}

/** Only the path of where the form stood: an address of another site never becomes a redirect. */
function placeOf(request: Request): string {
  const referer = request.headers.get("referer");
  if (!referer || !URL.canParse(referer)) return "/";
  const { pathname, search } = new URL(referer);
  return `/${`${pathname}${search}`.replace(/^[/\\]+/, "")}`;
}
