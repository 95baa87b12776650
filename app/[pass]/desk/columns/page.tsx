import { Plus, Route } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { listColumnsWithRoutes } from "#domains/bulletins/columns/queries.ts";
import { canManageColumns } from "#domains/bulletins/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/columns";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canManageColumns);
  return { title: words(lang, "bulletins")("columnDesk.title") };
});

/** The columns 栏目 in their order, and which way their texts take to their readers. */
export default orMissing(async function ColumnsPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, canManageColumns);
  const rows = await listColumnsWithRoutes(actor);
  const t = words(lang, "bulletins");
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("columnDesk.title")}</h1>
          <p className="hint">{t("columnDesk.lede")}</p>
        </div>
        <p className="acts-r">
          <Link className="btn g s" href={`${PATH}/routes`} prefetch={false}>
            <Route className="i" aria-hidden />
            {t("routes.title")}
          </Link>
          <Link className="btn s" href={`${PATH}/new`} prefetch={false}>
            <Plus className="i" aria-hidden />
            {t("columnDesk.new")}
          </Link>
        </p>
      </header>
      {rows.length === 0 && <p className="empty">{t("columnDesk.none")}</p>}
      {rows.length > 0 && (
        <div className="box rwrap">
          <table className="tbl cardtbl">
            <thead>
              <tr>
                <th scope="col">{t("columnDesk.name")}</th>
                <th scope="col">{t("columnDesk.visibility")}</th>
                <th scope="col">{t("columnDesk.template")}</th>
                <th scope="col">{t("columnDesk.route")}</th>
                <th scope="col">{t("columnDesk.description")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ route, ...column }) => (
                <tr key={column.id}>
                  <th scope="row" className={column.depth > 0 ? "nb below" : "nb"}>
                    <Link className="link" href={`${PATH}/${column.id}`} prefetch={false}>
                      {(lang === "en" && column.enName) || column.name}
                    </Link>
                    {column.closedAt && <span className="badge">{t("columnDesk.closedBadge")}</span>}
                    {!column.isDiscussed && <span className="badge">{t("columnDesk.undiscussed")}</span>}
                  </th>
                  <td className="nb" data-label={t("columnDesk.visibility")}>
                    {t(`columnDesk.visibilities.${column.visibility}`)}
                  </td>
                  <td className="nb" data-label={t("columnDesk.template")}>
                    {t(`columnDesk.templates.${column.template}`)}
                  </td>
                  <td className="nb" data-label={t("columnDesk.route")}>
                    {(lang === "en" ? route?.enName : route?.name) ?? t("columnDesk.noRoute")}
                  </td>
                  <td data-label={t("columnDesk.description")}>{column.description || "—"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
});
