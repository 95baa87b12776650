import "#components/bulletins/desk.css";
import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { RouteRules } from "#components/bulletins/route-rules.tsx";
import { stepName } from "#components/bulletins/steps.ts";
import { listOpenColumns } from "#domains/bulletins/columns/queries.ts";
import { canManageColumns } from "#domains/bulletins/policy.ts";
import { listRoutesInUse } from "#domains/bulletins/routes/queries.ts";
import { listRouteRules } from "#domains/bulletins/routes/rules/queries.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/columns/routes";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canManageColumns);
  return { title: words(lang, "bulletins")("routes.title") };
});

/** The ways of texts to their readers: who reviews and who proofs at which step. */
export default orMissing(async function RoutesPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, canManageColumns);
  const [rows, rules, columns] = await Promise.all([
    listRoutesInUse(actor),
    listRouteRules(actor),
    listOpenColumns(actor),
  ]);
  const nameOf = (of: { name: string; enName: string }) => (lang === "en" && of.enName) || of.name;
  const t = words(lang, "bulletins");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/columns" prefetch={false}>
              {t("columnDesk.title")}
            </Link>
          </p>
          <h1>{t("routes.title")}</h1>
          <p className="hint">{t("routes.lede")}</p>
        </div>
        <p className="acts-r">
          <Link className="btn s" href={`${PATH}/new`} prefetch={false}>
            <Plus className="i" aria-hidden />
            {t("routes.new")}
          </Link>
        </p>
      </header>
      <div className="box rwrap">
        <table className="tbl cardtbl">
          <thead>
            <tr>
              <th scope="col">{t("columnDesk.name")}</th>
              <th scope="col">{t("routes.steps")}</th>
              <th scope="col">{t("routes.columns")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ route, columns }) => (
              <tr key={route.id}>
                <th scope="row" className="nb">
                  <Link className="link" href={`${PATH}/${route.id}`} prefetch={false}>
                    {lang === "en" ? route.enName : route.name}
                  </Link>
                </th>
                <td data-label={t("routes.steps")}>
                  {route.steps.map((step, index) => stepName(lang, step, index)).join(" → ")}
                </td>
                <td className="nb" data-label={t("routes.columns")}>
                  {columns}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RouteRules
        lang={lang}
        rules={rules}
        columns={columns.map((column) => ({ id: column.id, name: nameOf(column) }))}
        routes={rows.map(({ route }) => ({ id: route.id, name: nameOf(route) }))}
      />
    </>
  );
});
