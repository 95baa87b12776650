import { unstable_cache } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { PASSWORD_PAGE, TWO_STEP_PAGE } from "#domains/accounts/own-path.ts";
import type { Actor, Audience } from "#domains/kernel/actor.ts";
import type { Lang } from "#lib/i18n.ts";
import { currentActor } from "./current.ts";
import { openPass } from "./pass.ts";
import { areaPath, PUBLIC_PATH } from "./paths.ts";

/** What a shared page knows of its readers: the area they may all enter, their language, the day. */
export type Reading = {
  viewer: Audience;
  lang: Lang;
  day: string /** slug, or null for the organisation */;
  unit: string | null;
  /** The beginning of the area's addresses: nothing, `/public`, or `/units/works`. */
  base: string;
};
/** What a personal page knows: who asks. */
export type Person = { actor: Actor & { id: string }; lang: Lang; day: string };

/** Opens the pass of a shared page, or answers 404: getting round the proxy gains nothing. `tags` name what makes the copy stale. */
export async function readingOf(
  params: Promise<{ pass: string; unit?: string }>,
  tags: string[] = [],
): Promise<Reading> {
  const { pass: segment, unit = null } = await params;
  const pass = openPass(segment);
  if (!pass || pass.area === "mine") notFound();
  // The public area has the pages of the organisation, as far as there is something public on them.
  if (unit === null ? pass.area.startsWith("unit:") : pass.area !== `unit:${unit}`) notFound();
  await tagPage("organisation", ...tags);
  return {
    viewer: { kind: "audience", area: pass.area },
    lang: pass.lang,
    day: pass.day,
    unit,
    base: pass.area === "public" ? PUBLIC_PATH : areaPath(unit),
  };
}

/** Names what the stored copy of this page shows; a write that names one of these tags makes it stale. */
export async function tagPage(...tags: string[]): Promise<void> {
  if (tags.length > 0) await unstable_cache(async () => true, ["tag-page", ...tags], { tags })();
}

/** Opens a personal page for whoever is signed in, or sends them to the door and back again. */
export async function personOf(params: Promise<{ pass: string }>, path: string): Promise<Person> {
  const pass = openPass((await params).pass);
  if (pass?.area !== "mine") notFound();
  const actor = await currentActor();
  if (actor.kind !== "member" || actor.id === null) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (actor.passwordMustChange && path !== PASSWORD_PAGE) redirect(PASSWORD_PAGE);
  return { actor: { ...actor, id: actor.id }, lang: pass.lang, day: pass.day };
}

/** Opens a page of the desk for those who `allow` lets in; for all others it does not exist. Every desk page calls it. Before two-step sign-in is on, it opens to nobody who must use it. */
export async function staffOf(
  params: Promise<{ pass: string }>,
  path: string,
  allow: (actor: Actor) => boolean,
): Promise<Person> {
  const person = await personOf(params, path);
  if (person.actor.owesTwoStep) redirect(TWO_STEP_PAGE);
  if (!allow(person.actor)) notFound();
  return person;
}
