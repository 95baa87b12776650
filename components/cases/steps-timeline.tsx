import type { CaseStep } from "#db/schema/cases.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { monthOf } from "./slope.ts";

/** What happened, step by step. What follows the last sum is how it came out. */
export function StepsTimeline({ lang, steps }: { lang: Lang; steps: CaseStep[] }) {
  const t = words(lang, "cases");
  const lastPaid = steps.findLastIndex((step) => step.amountYuan);
  const kind = (step: CaseStep, index: number) => {
    if (step.turning) return "turn";
    return lastPaid >= 0 && index > lastPaid ? "out" : undefined;
  };
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li key={index} className={kind(step, index)}>
          <time dateTime={isoMonth(step.when)}>{step.when}</time>
          <div>
            <h3>{step.title}</h3>
            <p>
              {step.turning && <em>{t("page.turning")}　</em>}
              {step.text}
            </p>
          </div>
          {step.amountYuan ? (
            <p className="amt">
              <b>
                {step.amountYuan.toLocaleString("en-US")} {t("page.yuan")}
              </b>
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function isoMonth(when: string): string | undefined {
  const month = monthOf(when);
  return month === null
    ? undefined
    : `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}
