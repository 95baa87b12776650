import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { unitName } from "#components/people/unit-options.tsx";
import { endDelegationAction } from "#domains/bulletins/actions.ts";
import type { DelegationRow } from "#domains/bulletins/delegations/queries.ts";
import { formatDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; day: string; rows: DelegationRow[] };
const TONES = { running: "ok", coming: "w", over: "k", ended: "k" } as const;

/** Who stands in for whom, where, until when and why; either side ends it here. */
export function DelegationTable({ lang, day, rows }: Props) {
  const t = words(lang, "bulletins");
  const heads = ["who", "role", "days", "why", "state"] as const;
  return (
    <div className="box rwrap mb-4">
      <table className="tbl cardtbl">
        <caption className="vh">{t("delegations.list")}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {t(`delegations.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{t("delegations.pair", { holder: row.holderName, delegate: row.delegateName })}</th>
              <td data-label={t("delegations.role")}>{roleOf(lang, row)}</td>
              <td className="nb" data-label={t("delegations.days")}>
                {daysOf(lang, day, row)}
              </td>
              <td data-label={t("delegations.why")}>{row.reason}</td>
              <td data-label={t("delegations.state")}>
                <State lang={lang} row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const roleOf = (lang: Lang, { role, unit }: Pick<DelegationRow, "role" | "unit">) =>
  `${words(lang, "people")(`roles.${role}`)} · ${unitName(unit, lang)}`;

function daysOf(lang: Lang, day: string, { startsAt, endsAt }: Pick<DelegationRow, "startsAt" | "endsAt">): string {
  const from = formatDay(startsAt, lang, day);
  // It ends where the next day begins.
  const until = formatDay(new Date(endsAt.getTime() - 1), lang, day);
  return from === until ? from : words(lang, "bulletins")("delegations.from", { from, until });
}

function State({ lang, row }: { lang: Lang; row: DelegationRow }) {
  const t = words(lang, "bulletins");
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className={`status ${TONES[row.state]}`}>{t(`delegations.states.${row.state}`)}</span>
      {row.state === "ended" && (
        <small className="hint">
          {row.endedBy ? t("delegations.endedBy", { name: row.endedBy }) : t("delegations.endedItself")}
        </small>
      )}
      {row.mayEnd && (
        <ActionForm action={endDelegationAction}>
          <input type="hidden" name="delegationId" value={row.id} />
          <SubmitButton className="btn g s">
            {t("delegations.end")}
            <span className="vh"> {t("delegations.pair", { holder: row.holderName, delegate: row.delegateName })}</span>
          </SubmitButton>
        </ActionForm>
      )}
    </span>
  );
}
