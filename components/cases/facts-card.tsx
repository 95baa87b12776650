import type { Case } from "#domains/cases/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

export type Facts = Pick<
  Case,
  "number" | "party" | "partyPost" | "breach" | "span" | "amountYuan" | "foundBy" | "outcome" | "decidedOn"
>;

/** 案情要点: what is known, in one card. What is not known has no row. */
export function FactsCard({ lang, facts }: { lang: Lang; facts: Facts }) {
  const t = words(lang, "cases");
  const row = (label: string, text: string) =>
    text && (
      <div>
        <dt>{label}</dt>
        <dd>{text}</dd>
      </div>
    );
  return (
    <aside className="facts card" aria-labelledby="facts">
      <div className="sec">
        <h2 id="facts">{t("page.facts")}</h2>
        <span className="more">{facts.number}</span>
      </div>
      <dl>
        {row(t("page.party"), facts.party)}
        {row(t("page.partyPost"), facts.partyPost)}
        {row(t("page.kind"), t(`breach.${facts.breach}`))}
        {row(t("page.span"), facts.span)}
        {facts.amountYuan !== null && facts.amountYuan > 0 && (
          <div className="big">
            <dt>{t("page.amount")}</dt>
            <dd>
              <b>{facts.amountYuan.toLocaleString("en-US")}</b> {t("page.yuan")}
            </dd>
          </div>
        )}
        {row(t("page.foundBy"), facts.foundBy)}
        {row(t("page.outcome"), facts.outcome)}
        {row(t("page.decidedOn"), facts.decidedOn)}
      </dl>
    </aside>
  );
}
