import type { Actor } from "#domains/kernel/actor.ts";
import { canKeepShelf } from "#domains/media/policy.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** The shelves that this person fills, the organisation's first. */
export async function shelfChoices(actor: Actor, lang: Lang): Promise<{ id: string; name: string }[]> {
  const units = await listVisibleUnits(actor);
  const own = units
    .filter(({ path }) => canKeepShelf(actor, path))
    .map(({ id, name, enName }) => ({ id, name: (lang === "en" && enName) || name }));
  const everyone = { id: "", name: words(lang, "media")("add.everyone") };
  return canKeepShelf(actor, null) ? [everyone, ...own] : own;
}
