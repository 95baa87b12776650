import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { unitNameOf } from "#components/forum/audience-badge.tsx";
import { RuleDesk } from "#components/moderation/rule-desk.tsx";
import { RuleState, RuleTrail, ruleAsks } from "#components/moderation/rule-list.tsx";
import { RuleTrial } from "#components/moderation/rule-trial.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { canKeepRules } from "#domains/forum/holds/policy.ts";
import { findRule } from "#domains/forum/holds/queries.ts";
import { moderatesAnywhere } from "#domains/moderation/policy.ts";
import { words } from "#lib/i18n.ts";
import { BOUNDS } from "../bounds.ts";
import { loadTrial } from "./load.ts";

type Props = { params: Promise<{ pass: string; rule: string }> };

async function load(params: Props["params"]) {
  const { rule: id } = await params;
  const person = await staffOf(params, `/desk/moderation/rules/${id}`, moderatesAnywhere);
  const rule = await findRule(person.actor, id);
  if (!rule || !canKeepRules(person.actor, rule)) notFound();
  return { ...person, rule };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, rule } = await load(params);
  return { title: ruleAsks(lang, rule) };
});

/** One rule: what it asks, what it would have held, its switch. */
export default orMissing(async function RulePage({ params }: Props) {
  const { actor, lang, rule } = await load(params);
  const trial = await loadTrial(actor, rule);
  const t = words(lang, "holds");
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{ruleAsks(lang, rule)}</h1>
          <p className="badges">
            <span className="badge k">{unitNameOf(rule, lang) ?? t("site")}</span>
            <RuleState lang={lang} isOn={rule.onSince !== null} />
          </p>
          <RuleTrail lang={lang} rule={rule} />
        </div>
      </header>
      <RuleTrial lang={lang} {...trial} />
      <RuleDesk lang={lang} rule={rule} bounds={BOUNDS} />
      <p>
        <Link className="link" href="/desk/moderation/rules" prefetch={false}>
          {t("back")}
        </Link>
      </p>
    </>
  );
});
