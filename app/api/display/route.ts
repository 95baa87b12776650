import { cookies } from "next/headers";
import { z } from "zod";
import { saveWishes } from "#domains/accounts/commands/save-wishes.ts";
import { ownPath } from "#domains/accounts/own-path.ts";
import { rememberWishes } from "#domains/accounts/wishes.ts";
import { currentActor } from "#domains/edge/current.ts";
import { isSameOrigin } from "#domains/edge/same-origin.ts";
import { DISPLAY_COOKIE, readDisplay, STEPS, THEMES, VIEWS, writeDisplay } from "#lib/display.ts";
import { LANGS } from "#lib/i18n.ts";

const SETTINGS = "/settings/display?saved=display";
const flag = z.enum(["on", "off"]).transform((value) => value === "on");
const Wanted = z.object({
  lang: z.enum(LANGS).optional(),
  theme: z.enum(THEMES).optional(),
  step: z.enum(STEPS).optional(),
  elder: flag.optional(),
  contrast: flag.optional(),
  view: z.enum(VIEWS).optional(),
  keys: flag.optional(),
  /** The page on which the wish was said; without it, the display settings. */
  back: z.string().max(300).optional(),
});

/** Remembers how somebody wishes to see pages: in this browser, and with the account when signed in. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const form = await request.formData().catch(() => null);
  const wanted = Wanted.safeParse(Object.fromEntries(form ?? []));
  if (!wanted.success) return new Response(null, { status: 400 });
  const { lang, back, ...changed } = wanted.data;
  const now = readDisplay((await cookies()).get(DISPLAY_COOKIE)?.value);
  const wishes = { lang, display: writeDisplay({ ...now, ...changed }) };
  await rememberWishes(wishes);
  const actor = await currentActor();
  if (actor.kind === "member") await saveWishes(actor, wishes);
  return new Response(null, { status: 303, headers: { Location: back ? ownPath(back) : SETTINGS } });
}
