import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { RuleAdd } from "#components/moderation/rule-add.tsx";
import { RuleList } from "#components/moderation/rule-list.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { listRules } from "#domains/forum/holds/queries.ts";
import { listLedUnits } from "#domains/moderation/areas/queries.ts";
import { moderatesAnywhere } from "#domains/moderation/policy.ts";
import { words } from "#lib/i18n.ts";
import { BOUNDS } from "./bounds.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/moderation/rules";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, moderatesAnywhere);
  return { title: words(lang, "holds")("title") };
});

/** Rules because of which posts wait for approval. */
export default orMissing(async function RulesPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, moderatesAnywhere);
  const [rules, units] = await Promise.all([listRules(actor), listLedUnits(actor)]);
  const t = words(lang, "holds");
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("title")}</h1>
          <p className="hint">{t("lede")}</p>
        </div>
      </header>
      <div className="split both">
        <section className="qlist" aria-label={t("list")}>
          {rules.length === 0 && <p className="empty">{t("empty")}</p>}
          <RuleList lang={lang} rules={rules} />
        </section>
        <aside className="panel" aria-labelledby="rule-new">
          <header className="phead">
            <h2 id="rule-new">{t("add")}</h2>
          </header>
          <div className="pbody">
            <p className="hint">{t("addHint")}</p>
            <RuleAdd
              lang={lang}
              units={units}
              leadsAll={units.some(({ path }) => !path.includes("."))}
              bounds={BOUNDS}
            />
          </div>
        </aside>
      </div>
    </>
  );
});
