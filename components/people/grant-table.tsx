import Link from "next/link";
import type { listGrants } from "#domains/people/grants/queries.ts";
import { formatDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { unitName } from "./unit-options.tsx";

type Row = Awaited<ReturnType<typeof listGrants>>["rows"][number];
type Props = { lang: Lang; day: string; grants: Row[]; past: boolean };

/** Who holds which role where, and who gave it; past ones with who took it. */
export function GrantTable({ lang, day, grants, past }: Props) {
  const t = words(lang, "people");
  const by = (at: Date | null, name: string | null) =>
    at ? `${formatDay(at, lang, day)} · ${name ?? t("person.system")}` : "";
  return (
    <div className="box rwrap">
      <table className="tbl cardtbl">
        <caption className="vh">{t("grants.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("list.name")}</th>
            <th scope="col">{t("list.role")}</th>
            <th scope="col">{t("list.unit")}</th>
            <th scope="col">{t("grants.given")}</th>
            {past && <th scope="col">{t("grants.taken")}</th>}
          </tr>
        </thead>
        <tbody>
          {grants.map((grant) => (
            <tr key={grant.id}>
              <th scope="row">
                <Link className="link" href={`/desk/people/${grant.memberId}`} prefetch={false}>
                  {grant.name}
                </Link>{" "}
                {grant.isShut && <span className="badge k">{t("states.deactivated")}</span>}
              </th>
              <td data-label={t("list.role")}>
                <span className="badges">
                  <span className="badge q">{t(`roles.${grant.role}`)}</span>
                </span>
              </td>
              <td data-label={t("list.unit")}>{unitName(grant.unit, lang)}</td>
              <td data-label={t("grants.given")}>{by(grant.grantedAt, grant.grantedBy)}</td>
              {past && <td data-label={t("grants.taken")}>{by(grant.revokedAt, grant.revokedBy)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
