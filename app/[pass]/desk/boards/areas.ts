import { unitName } from "#components/people/unit-options.tsx";
import { canManageBoards } from "#domains/forum/policy.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** The areas whose boards and labels this person keeps, the organisation first; it has no slug. */
export async function areasToKeep(actor: Actor, lang: Lang): Promise<{ slug: string; name: string }[]> {
  const units = (await listVisibleUnits(actor)).filter((unit) => canManageBoards(actor, unit.path));
  const everyone = canManageBoards(actor, null) ? [{ slug: "", name: words(lang, "forum")("desk.organisation") }] : [];
  return [...everyone, ...units.map((unit) => ({ slug: unit.slug, name: unitName(unit, lang) }))];
}
