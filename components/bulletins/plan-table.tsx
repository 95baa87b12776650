import Link from "next/link";
import type { ReactNode } from "react";
import { unitName } from "#components/people/unit-options.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Plan } from "#domains/bulletins/schedule/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  day: string;
  plans: Plan[];
  caption: string;
  /** What the last column is called and holds. */
  last: { head: string; cell: (plan: Plan) => ReactNode };
};

/** What goes out when, for whom and by whose plan; on a phone every row is a card. */
export function PlanTable({ lang, day, plans, caption, last }: Props) {
  const t = words(lang, "plans");
  const everyone = words(lang, "bulletins")("desk.everyone");
  return (
    <div className="box rwrap mb-4">
      <table className="tbl cardtbl">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            {[t("text"), t("at"), t("version"), t("audience"), t("by"), last.head].map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.id}>
              <th scope="row">
                <Link href={`/desk/bulletins/${plan.bulletinId}`} prefetch={false}>
                  {plan.title}
                </Link>
              </th>
              <td className="nb" data-label={t("at")}>
                <Time at={plan.dueAt} lang={lang} day={day} />
              </td>
              <td className="nb" data-label={t("version")}>
                {t("nth", { version: plan.version })}
              </td>
              <td className="nb" data-label={t("audience")}>
                {plan.unitName ? unitName({ name: plan.unitName, enName: plan.unitEnName ?? "" }, lang) : everyone}
              </td>
              <td className="nb" data-label={t("by")}>
                {plan.by}
              </td>
              <td data-label={last.head}>{last.cell(plan)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
