import { FileCheck2 } from "lucide-react";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { dismissImportAction } from "#domains/bulletins/actions.ts";
import type { findImport } from "#domains/bulletins/imports/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; report: NonNullable<Awaited<ReturnType<typeof findImport>>>; mayDismiss: boolean };

/** What became of a Word file: honest about what did not come along, until somebody has looked at it. */
export function ImportReport({ lang, report, mayDismiss }: Props) {
  const t = words(lang, "imports");
  const losses = Object.entries(report.losses) as [keyof typeof report.losses, number][];
  return (
    <section className="note importreport" aria-labelledby="import-report">
      <FileCheck2 className="i" aria-hidden />
      <div>
        <h2 id="import-report">{t("report.title")}</h2>
        <p>
          {t("report.from", { name: report.fileName, pictures: report.pictures })}{" "}
          {losses.length === 0 ? t("report.nothing") : t("report.lost")}
        </p>
        {losses.length > 0 && (
          <ul>
            {losses.map(([kind, count]) => (
              <li key={kind}>{t(`losses.${kind}`, { count })}</li>
            ))}
          </ul>
        )}
        {mayDismiss && (
          <ActionForm action={dismissImportAction}>
            <input type="hidden" name="importId" value={report.id} />
            <SubmitButton className="btn t s">{t("report.dismiss")}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </section>
  );
}
