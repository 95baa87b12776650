import Link from "next/link";
import { unitNameOf } from "#components/forum/audience-badge.tsx";
import type { HoldRule } from "#domains/forum/holds/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; rules: HoldRule[] };

/** The reader's own rules, each with the way to its page, and those that come from above. */
export function RuleList({ lang, rules }: Props) {
  const t = words(lang, "holds");
  return (
    <ul className="items">
      {rules.map((rule) => (
        <li key={rule.id}>
          <div>
            <p className="badges">
              <b>{t(`kinds.${rule.kind}`)}</b>
              <RuleState lang={lang} isOn={rule.onSince !== null} />
            </p>
            <p>{ruleAsks(lang, rule)}</p>
            <p className="meta">
              <span>{unitNameOf(rule, lang) ?? t("site")}</span>
              <span>{rule.why}</span>
              {!rule.isOwn && <span>{t("inherited")}</span>}
              {rule.isOwn && (
                <Link className="link" href={`/desk/moderation/rules/${rule.id}`} prefetch={false}>
                  {t("open")}
                </Link>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What a rule asks of a post, in a sentence. */
export function ruleAsks(lang: Lang, { kind, words: list, amount, minutes }: HoldRule): string {
  const t = words(lang, "holds");
  return kind === "words" ? t("asks.words", { count: list.length }) : t(`asks.${kind}`, { amount, minutes });
}

export function RuleState({ lang, isOn }: { lang: Lang; isOn: boolean }) {
  return <span className={isOn ? "badge q" : "badge k"}>{words(lang, "holds")(isOn ? "on" : "off")}</span>;
}

/** Who set it and when, and who switched it. */
export function RuleTrail({ lang, rule }: { lang: Lang; rule: HoldRule }) {
  const t = words(lang, "holds");
  const { addedByName, createdAt, switchedByName, onSince } = rule;
  return (
    <p className="meta">
      <span>{t("by", { name: addedByName ?? "", at: formatDateTime(createdAt, lang) })}</span>
      {onSince && <span>{t("since", { name: switchedByName ?? "", at: formatDateTime(onSince, lang) })}</span>}
      {!onSince && switchedByName && <span>{t("stopped", { name: switchedByName })}</span>}
    </p>
  );
}
