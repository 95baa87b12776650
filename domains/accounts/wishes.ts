import { eq } from "drizzle-orm";
import { cookies } from "next/headers";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { DISPLAY_COOKIE, readDisplay, writeDisplay } from "#lib/display.ts";
import { LANG_COOKIE, type Lang } from "#lib/i18n.ts";
import { isSecure } from "./cookies.ts";

const YEAR_SEC = 31_536_000;

/** How somebody wishes to see pages; `display` as lib/display.ts writes it. What is left out stays as it is. */
export type Wishes = { lang?: Lang | null; display?: string | null };

/** Remembers the wishes in this browser, where the proxy and the display script read them. */
export async function rememberWishes({ lang, display }: Wishes): Promise<void> {
  const jar = await cookies();
  const options = { path: "/", maxAge: YEAR_SEC, sameSite: "lax" as const, secure: isSecure() };
  if (lang) jar.set(LANG_COOKIE, lang, options);
  if (display) jar.set(DISPLAY_COOKIE, writeDisplay(readDisplay(display)), options);
}

/** What the member chose on any device follows to the one where they sign in. */
export async function bringWishes(memberId: string): Promise<void> {
  const [wishes] = await db
    .select({ lang: members.lang, display: members.display })
    .from(members)
    .where(eq(members.id, memberId));
  if (wishes) await rememberWishes(wishes);
}
