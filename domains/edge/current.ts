import { cookies, headers } from "next/headers";
import { actorOfSession } from "#domains/accounts/actor-cache.ts";
import { sessionCookie } from "#domains/accounts/cookies.ts";
import { sessionIdOf } from "#domains/accounts/session-token.ts";
import { type Actor, guest } from "#domains/kernel/actor.ts";
import { isLang, LANG_COOKIE, type Lang } from "#lib/i18n.ts";

/** Who sends this request. */
export async function currentActor(): Promise<Actor> {
  const jar = await cookies();
  return (await actorOfToken(jar.get(sessionCookie())?.value)) ?? guest;
}

/** The actor behind a session cookie, or null. */
export async function actorOfToken(token: string | undefined): Promise<Actor | null> {
  const sessionId = await sessionIdOf(token);
  return sessionId === null ? null : actorOfSession(sessionId);
}

/** The language of this request: the reader's choice, else the browser's, else Chinese. */
export async function currentLang(): Promise<Lang> {
  return langOf((await cookies()).get(LANG_COOKIE)?.value, (await headers()).get("accept-language"));
}

export function langOf(chosen: string | undefined, accepted: string | null): Lang {
  if (isLang(chosen)) return chosen;
  const first = accepted?.split(",")[0]?.trim().toLowerCase() ?? "";
  return first.startsWith("en") ? "en" : "zh-CN";
}
