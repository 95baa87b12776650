import type { Choice, ColumnChoice } from "#components/bulletins/draft-details.tsx";
import type { ColumnTemplate } from "#db/enums/columns.ts";
import { listOpenColumns } from "#domains/bulletins/columns/queries.ts";
import { canWriteFor } from "#domains/bulletins/policy.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** The columns, and the areas for which this person may write; what a text has stays a choice even where it is out of use. */
export async function draftChoices(
  actor: Actor,
  lang: Lang,
  current?: Choice,
  column?: { id: string; name: string; template: ColumnTemplate },
): Promise<{ columns: ColumnChoice[]; areas: Choice[] }> {
  const [columns, units] = await Promise.all([listOpenColumns(actor), listVisibleUnits(actor)]);
  const nameOf = (row: { name: string; enName: string }) => (lang === "en" ? row.enName || row.name : row.name);
  const everyone = { id: "", name: words(lang, "bulletins")("desk.everyone") };
  const own = units.filter(({ path }) => canWriteFor(actor, path)).map((unit) => ({ id: unit.id, name: nameOf(unit) }));
  const areas = canWriteFor(actor, null) ? [everyone, ...own] : own;
  const open = columns.map(({ id, depth, template, ...row }) => ({
    ...{ id, template },
    name: `${"\u3000".repeat(depth)}${nameOf(row)}`,
  }));
  return {
    columns: column && !open.some(({ id }) => id === column.id) ? [column, ...open] : open,
    areas: current && !areas.some(({ id }) => id === current.id) ? [current, ...areas] : areas,
  };
}
