import "./dry-run.css";
import { CircleAlert, Download } from "lucide-react";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { applyImportAction, discardImportAction } from "#domains/people/actions.ts";
import type { DryRun } from "#domains/people/imports/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";
import { mendOf, problemOf } from "./mistake-words.ts";

type Props = { lang: Lang; run: DryRun };

/** What an import would do, the rows that it leaves out with their mend, and the two ways on. */
export function DryRunBox({ lang, run }: Props) {
  const t = words(lang, "people");
  const { counts } = run;
  const rest = counts.new + counts.changed;
  return (
    <section className="box dry" aria-labelledby="dry">
      <header>
        <div>
          <h2 id="dry">{t("import.dryRun")}</h2>
          <p className="hint">
            {t("import.read", { file: run.fileName, rows: run.rowCount, format: run.format.toUpperCase() })}
          </p>
          {run.unused.length > 0 && (
            <p className="hint">{t("import.unused", { columns: run.unused.slice(0, 20).join(MARKS[lang].comma) })}</p>
          )}
        </div>
      </header>
      <Tally lang={lang} run={run} />
      {run.wrong.length > 0 && <Mistakes lang={lang} run={run} />}
      <footer>
        <span className="grow" />
        {counts.wrong > 0 && (
          <a className="btn t s" href={`/desk/people/import/${run.id}/wrong-rows`} download>
            <Download className="i" aria-hidden />
            {t("import.download", { count: counts.wrong })}
          </a>
        )}
        <ActionForm action={discardImportAction}>
          <input type="hidden" name="importId" value={run.id} />
          <SubmitButton className="btn g s">{t("import.again")}</SubmitButton>
        </ActionForm>
        {rest === 0 && <span className="hint">{t("import.nothing")}</span>}
        {rest > 0 && (
          <ActionForm action={applyImportAction}>
            <input type="hidden" name="importId" value={run.id} />
            <input type="hidden" name="seen" value={run.digest} />
            <SubmitButton className="btn s">{t("import.apply", { count: rest })}</SubmitButton>
          </ActionForm>
        )}
      </footer>
    </section>
  );
}

function Tally({ lang, run: { counts, rowCount } }: Props) {
  const t = words(lang, "people");
  const label = t("import.chart", {
    added: counts.new,
    changed: counts.changed,
    same: counts.same,
    wrong: counts.wrong,
  });
  return (
    <ul className="tally">
      <li className="t1">
        <b>{counts.new}</b>
        {t("import.new")}
      </li>
      <li className="t2">
        <b>{counts.changed}</b>
        {t("import.changed")}
        {counts.moved > 0 && <small>{t("import.moved", { count: counts.moved })}</small>}
      </li>
      <li className="t3">
        <b>{counts.same}</b>
        {t("import.same")}
      </li>
      <li className="t4">
        <b>{counts.wrong}</b>
        {t("import.wrong")}
      </li>
      <li className="t5">
        <svg viewBox={`0 0 ${rowCount} 10`} preserveAspectRatio="none" role="img" aria-label={label}>
          <rect className="a" width={counts.new} height="10" />
          <rect className="b" x={counts.new} width={counts.changed} height="10" />
          <rect className="c" x={counts.new + counts.changed} width={counts.same} height="10" />
          <rect className="d" x={rowCount - counts.wrong} width={counts.wrong} height="10" />
        </svg>
      </li>
    </ul>
  );
}

function Mistakes({ lang, run }: Props) {
  const t = words(lang, "people");
  const columns = ["row", "name", "column", "value", "problem", "mend"] as const;
  return (
    <div className="rwrap">
      <table className="tbl errs cardtbl">
        <caption className="vh">{t("import.wrongRows")}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column === "name" ? t("list.name") : t(`import.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {run.wrong.flatMap(({ row, name, mistakes }) =>
            mistakes.map((mistake) => (
              <tr key={`${row}-${mistake.column}-${mistake.key}-${mistake.value}`}>
                <td data-label={t("import.row")}>{row}</td>
                <th scope="row">{clipped(name, NAME_SHOWN_CHARS) || "—"}</th>
                <td data-label={t("import.column")}>{t(`import.names.${mistake.column}`)}</td>
                <td data-label={t("import.value")}>
                  {mistake.value ? <mark>{clipped(mistake.value, VALUE_SHOWN_CHARS)}</mark> : "—"}
                </td>
                <td className="bad-t" data-label={t("import.problem")}>
                  <span>
                    <CircleAlert className="i" aria-hidden />
                    {problemOf(lang, mistake)}
                  </span>
                </td>
                <td data-label={t("import.mend")}>{mendOf(lang, mistake)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {run.counts.wrong > run.wrong.length && (
        <p className="hint px-5 py-3">{t("import.more", { count: run.wrong.length })}</p>
      )}
    </div>
  );
}

const NAME_SHOWN_CHARS = 12;
const VALUE_SHOWN_CHARS = 40;
const clipped = (text: string, maximum: number) => (text.length > maximum ? `${text.slice(0, maximum)}…` : text);
