import type { Choice } from "#components/bulletins/draft-details.tsx";
import { BREACH_KINDS } from "#db/enums/forum.ts";
import { canWriteFor } from "#domains/cases/policy.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** The kinds of breach, and the areas for which this person may write; `current` stays a choice whatever its unit. */
export async function caseChoices(
  actor: Actor,
  lang: Lang,
  current?: Choice,
): Promise<{ kinds: Choice[]; areas: Choice[] }> {
  const t = words(lang, "cases");
  const own = (await listVisibleUnits(actor))
    .filter(({ path }) => canWriteFor(actor, path))
    .map(({ id, name, enName }) => ({ id, name: lang === "en" ? enName || name : name }));
  const areas = canWriteFor(actor, null) ? [{ id: "", name: t("desk.everyone") }, ...own] : own;
  return {
    kinds: BREACH_KINDS.map((kind) => ({ id: kind, name: t(`breach.${kind}`) })),
    areas: current && !areas.some(({ id }) => id === current.id) ? [current, ...areas] : areas,
  };
}
