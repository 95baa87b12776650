import "#components/bulletins/bulletins.css";
import "#components/cases/cases.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { CaseList } from "#components/cases/case-list.tsx";
import { KindTabs } from "#components/cases/kind-tabs.tsx";
import { BREACH_KINDS } from "#db/enums/forum.ts";
import { listCases } from "#domains/cases/queries.ts";
import { readingOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { readCursor } from "#lib/cursor.ts";
import { words } from "#lib/i18n.ts";

type Params = Promise<{ pass: string; unit?: string; breach?: string; cursor?: string }>;

async function load(params: Params) {
  const { breach, cursor } = await params;
  const reading = await readingOf(params, ["cases"]);
  const kind = BREACH_KINDS.find((name) => name === breach) ?? null;
  const before = cursor === undefined ? null : readCursor(cursor);
  if ((breach !== undefined && !kind) || (cursor !== undefined && !before)) notFound();
  return { ...reading, kind, before };
}

/** `/cases`, `/cases/kinds/<breach>` and what follows `/before/<cursor>`, of the organisation or of a unit. */
export const CaseListPage = orMissing(async function CaseListPage({ params }: { params: Params }) {
  const { viewer, lang, day, unit, kind, before } = await load(params);
  const t = words(lang, "cases");
  const { cases, next } = await listCases(viewer, { breach: kind, before });
  if (before && cases.length === 0) notFound();
  const [area] = unit === null ? [] : await listVisibleUnits(viewer);
  const areaName = area && (lang === "en" ? area.enName || area.name : area.name);
  const base = areaPath(unit);
  const here = `${base}/cases${kind ? `/kinds/${kind}` : ""}`;
  return (
    <div className="blistpage">
      <header className="bhead0">
        <h1>{areaName ? t("titleOfUnit", { unit: areaName }) : t("title")}</h1>
        <p className="lede">{t("lede")}</p>
      </header>
      <KindTabs lang={lang} base={base} current={kind} />
      {cases.length > 0 ? (
        <CaseList lang={lang} day={day} base={base} cases={cases} />
      ) : (
        <div className="empty">
          <p>{t("empty")}</p>
          <Link className="btn g s" href="/" prefetch={false}>
            {t("emptyAction")}
          </Link>
        </div>
      )}
      <p className="pager">
        {before && (
          <Link className="btn t" href={here} prefetch={false}>
            {t("newest")}
          </Link>
        )}
        {next && (
          <Link className="btn g" href={`${here}/before/${next}`} prefetch={false}>
            {t("older")}
          </Link>
        )}
      </p>
    </div>
  );
});

export const caseListMetadata = titleOrMissing(async function caseListMetadata({
  params,
}: {
  params: Params;
}): Promise<Metadata> {
  const { lang, kind } = await load(params);
  const t = words(lang, "cases");
  return { title: kind ? `${t(`breachShort.${kind}`)} · ${t("title")}` : t("title") };
});
