import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { LimitList } from "#components/units/limit-list.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { housePace } from "#domains/kernel/limits-now.ts";
import { WHY_MAX_CHARS } from "#domains/units/limits/input.ts";
import { canReadLimits } from "#domains/units/limits/policy.ts";
import { listLimits } from "#domains/units/limits/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/desk/limits";
const GROUPS = ["house", "door"] as const;

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canReadLimits);
  return { title: words(lang, "limits")("title") };
});

/** How often something may be done: one list of all limits. */
export default orMissing(async function LimitsPage({ params, searchParams }: Props) {
  const { actor, lang } = await staffOf(params, PATH, canReadLimits);
  const limits = await listLimits(actor);
  const { saved } = await searchParams;
  const t = words(lang, "limits");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">{t("crumb")}</p>
          <h1>{t("title")}</h1>
          <p className="hint">{t("lede")}</p>
          {housePace !== 1 && <p className="hint">{t("paced", { factor: housePace })}</p>}
        </div>
      </header>
      {saved && (
        <p className="note ok mb-4" role="status">
          {t("saved")}
        </p>
      )}
      {GROUPS.map((group) => (
        <section key={group} className="panel mb-4" aria-labelledby={group}>
          <header className="phead">
            <h2 id={group}>{t(`groups.${group}`)}</h2>
          </header>
          <LimitList lang={lang} limits={limits.filter(({ guards }) => guards === group)} whyMaxChars={WHY_MAX_CHARS} />
        </section>
      ))}
    </>
  );
});
