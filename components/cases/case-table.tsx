import Link from "next/link";
import { Time } from "#components/ui/time.tsx";
import type { CaseDraftRow } from "#domains/cases/drafts/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; day: string; cases: CaseDraftRow[] };

/** Cases of the desk as a table; on a phone every row is a card. */
export function CaseTable({ lang, day, cases }: Props) {
  const t = words(lang, "cases");
  return (
    <div className="box rwrap">
      <table className="tbl cardtbl">
        <thead>
          <tr>
            <th scope="col">{t("desk.column.title")}</th>
            <th scope="col">{t("desk.column.state")}</th>
            <th scope="col">{t("desk.column.number")}</th>
            <th scope="col">{t("desk.column.kind")}</th>
            <th scope="col">{t("desk.column.audience")}</th>
            <th scope="col">{t("desk.column.author")}</th>
            <th scope="col">{t("desk.column.updated")}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((record) => (
            <tr key={record.id}>
              <th scope="row">
                <Link href={`/desk/cases/${record.id}`} prefetch={false}>
                  {record.title}
                </Link>
              </th>
              <td data-label={t("desk.column.state")}>
                <span className={`status ${record.publishedAt ? "ok" : "k"}`}>
                  {t(record.publishedAt ? "desk.state.published" : "desk.state.draft")}
                </span>
              </td>
              <td className="nb" data-label={t("desk.column.number")}>
                {record.number}
              </td>
              <td className="nb" data-label={t("desk.column.kind")}>
                {t(`breachShort.${record.breach}`)}
              </td>
              <td className="nb" data-label={t("desk.column.audience")}>
                {(lang === "en" && record.unitEnName) || record.unitName || t("desk.everyone")}
              </td>
              <td className="nb" data-label={t("desk.column.author")}>
                {record.authorName}
              </td>
              <td className="nb" data-label={t("desk.column.updated")}>
                <Time at={record.updatedAt} lang={lang} day={day} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
