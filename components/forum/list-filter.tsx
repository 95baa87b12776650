import { unitName } from "#components/people/unit-options.tsx";
import { type ListKind, TOP_PERIODS, type TopPeriod } from "#db/enums/lists.ts";
import type { Board } from "#domains/forum/boards/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { unitNameOf } from "./audience-badge.tsx";

type Unit = { slug: string; name: string; enName: string };
type Props = {
  lang: Lang;
  kind: ListKind;
  boards: Board[];
  units: Unit[];
  chosen: { board?: string; unit?: string; period?: TopPeriod };
};

/** By board, by unit, and for what is talked about most by time: a plain form whose choice stands in the address. */
export function ListFilter({ lang, kind, boards, units, chosen }: Props) {
  const t = words(lang, "lists");
  const labelOf = (board: Board) => {
    const unit = unitNameOf(board, lang);
    return unit === null ? board.name : `${board.name} · ${unit}`;
  };
  return (
    <form action={`/forum/lists/${kind}`} method="get" className="lfilter">
      {kind === "top" && (
        <Choice name="period" label={t("period")} chosen={chosen.period ?? "week"}>
          {TOP_PERIODS.map((period) => [period, t(`periods.${period}`)])}
        </Choice>
      )}
      <Choice name="board" label={t("board")} chosen={chosen.board ?? ""}>
        {[["", t("everyBoard")], ...boards.map((board): [string, string] => [board.slug, labelOf(board)])]}
      </Choice>
      <Choice name="unit" label={t("unit")} chosen={chosen.unit ?? ""}>
        {[["", t("everyUnit")], ...units.map((unit): [string, string] => [unit.slug, unitName(unit, lang)])]}
      </Choice>
      <button type="submit" className="btn g s">
        {t("filter")}
      </button>
    </form>
  );
}

type ChoiceProps = { name: string; label: string; chosen: string; children: (readonly [string, string] | string[])[] };

function Choice({ name, label, chosen, children }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select className="in s" name={name} defaultValue={chosen}>
        {children.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
