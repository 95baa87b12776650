import { Download } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { AuditFilterForm } from "#components/people/audit-filter.tsx";
import { AuditTable } from "#components/people/audit-table.tsx";
import { ChainCheck } from "#components/people/chain-check.tsx";
import { AuditFilter, DOMAINS } from "#domains/audit/filter.ts";
import { canAudit } from "#domains/audit/policy.ts";
import { listEvents } from "#domains/audit/queries.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { listUnitTree } from "#domains/units/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/desk/audit";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canAudit);
  return { title: words(lang, "audit")("title") };
});

/** The log of everything that was done, and the check that nothing of it was changed. */
export default orMissing(async function AuditPage({ params, searchParams }: Props) {
  const { actor, lang, day } = await staffOf(params, PATH, canAudit);
  const filter = AuditFilter.parse(await searchParams);
  const [{ rows, next }, units] = await Promise.all([listEvents(actor, filter), listUnitTree(actor)]);
  const t = words(lang, "audit");
  const check = {
    title: t("check.title"),
    text: t("check.text"),
    submit: t("check.submit"),
    ok: t.raw("check.ok") as string,
    broken: t.raw("check.broken") as string,
  };
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">{t("crumb")}</p>
          <h1>{t("title")}</h1>
          <p className="hint">{t("lede")}</p>
        </div>
        <p className="acts-r">
          <a className="btn p s" href={`${PATH}/export?${new URLSearchParams({ ...filter, before: "" })}`} download>
            <Download className="i" aria-hidden />
            {t("export")}
          </a>
        </p>
      </header>
      <ChainCheck words={check} />
      <AuditFilterForm lang={lang} filter={filter} domains={DOMAINS} units={units} path={PATH} />
      {rows.length > 0 ? <AuditTable lang={lang} day={day} events={rows} /> : <p className="empty">{t("none")}</p>}
      {next && (
        <p className="pages ppg">
          <Link href={`${PATH}?${new URLSearchParams({ ...filter, before: next })}`} prefetch={false}>
            {t("earlier")}
          </Link>
        </p>
      )}
    </>
  );
});
