import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ReasonAdd } from "#components/moderation/reason-add.tsx";
import { ReasonList } from "#components/moderation/reason-list.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { listLedUnits } from "#domains/moderation/areas/queries.ts";
import { moderatesAnywhere } from "#domains/moderation/policy.ts";
import { listReasons } from "#domains/moderation/reasons/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/moderation/reasons";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, moderatesAnywhere);
  return { title: words(lang, "queue")("reasons.title") };
});

/** Reasons that are worded once and chosen when something is decided. */
export default orMissing(async function ReasonsPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, moderatesAnywhere);
  const [reasons, units] = await Promise.all([listReasons(actor), listLedUnits(actor)]);
  const t = words(lang, "queue");
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("reasons.title")}</h1>
          <p className="hint">{t("reasons.lede")}</p>
        </div>
      </header>
      <div className="split both">
        <section className="qlist" aria-label={t("reasons.title")}>
          {reasons.length === 0 && <p className="empty">{t("reasons.empty")}</p>}
          <ReasonList lang={lang} reasons={reasons} />
        </section>
        <aside className="panel" aria-labelledby="reason-new">
          <header className="phead">
            <h2 id="reason-new">{t("reasons.add")}</h2>
          </header>
          <ReasonAdd lang={lang} units={units} leadsAll={units.some(({ path }) => !path.includes("."))} />
        </aside>
      </div>
    </>
  );
});
