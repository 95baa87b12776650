import type { Lang } from "#lib/i18n.ts";

export type ChoosableUnit = { id: string; slug: string; name: string; enName: string; path: string };
type Props = { lang: Lang; units: ChoosableUnit[]; by: "id" | "slug" };

/** Units as options of a select, in the order of the tree, each level a step to the right. */
export function UnitOptions({ lang, units, by }: Props) {
  return units.map((unit) => (
    <option key={unit.id} value={unit[by]}>
      {"\u3000".repeat(unit.path.split(".").length - 1)}
      {unitName(unit, lang)}
    </option>
  ));
}

export const unitName = ({ name, enName }: { name: string; enName: string }, lang: Lang) =>
  lang === "en" && enName !== "" ? enName : name;
