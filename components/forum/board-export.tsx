import { SelectField } from "#components/form/form-field.tsx";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; boardId: string; periods: string[] };

/** The two files that a board can be taken out as; a large one in parts. */
export function BoardExport({ lang, boardId, periods }: Props) {
  const t = words(lang, "exports");
  const isWhole = periods.length === 1 && periods[0] === "";
  return (
    <form className="box deed max-w-180 mt-4 p-5" action={`/desk/boards/${boardId}/export`} method="get">
      <h2>{t("board.title")}</h2>
      <p className="hint">{t("board.hint")}</p>
      {!isWhole && (
        <SelectField name="period" label={t("board.period")} hint={t("board.periodHint")}>
          {periods.map((period) => (
            <option key={period} value={period}>
              {period}
            </option>
          ))}
        </SelectField>
      )}
      <p className="acts-r">
        {(["csv", "xlsx"] as const).map((format) => (
          <button key={format} type="submit" className="btn g" name="format" value={format}>
            {t(`board.${format}`)}
          </button>
        ))}
      </p>
    </form>
  );
}
