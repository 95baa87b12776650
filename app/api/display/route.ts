import { z } from "zod";
import { LANG_COOKIE } from "#domains/edge/current.ts";
import { isSameOrigin } from "#domains/edge/same-origin.ts";
import { DISPLAY_COOKIE, STEPS, THEMES, writeDisplay } from "#lib/display.ts";
import { LANGS } from "#lib/i18n.ts";

const YEAR_SEC = 31_536_000;
const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");
const Wishes = z.object({
  lang: z.enum(LANGS),
  theme: z.enum(THEMES),
  step: z.enum(STEPS),
  elder: ticked,
  contrast: ticked,
});

/** Remembers on this device how its reader wishes to see pages. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const form = await request.formData().catch(() => null);
  const wishes = Wishes.safeParse(Object.fromEntries(form ?? []));
  if (!wishes.success) return new Response(null, { status: 400 });
  const { lang, ...display } = wishes.data;
  const headers = new Headers({ Location: "/settings/display" });
  for (const [name, value] of [
    [LANG_COOKIE, lang],
    [DISPLAY_COOKIE, writeDisplay(display)],
  ])
    headers.append("Set-Cookie", `${name}=${value}; Path=/; Max-Age=${YEAR_SEC}; SameSite=Lax`);
  return new Response(null, { status: 303, headers });
}
