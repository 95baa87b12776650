import { ShieldCheck } from "lucide-react";
import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import { Time } from "#components/ui/time.tsx";
import type { RegisterRow } from "#domains/people/register/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";
import { PersonStatus } from "./person-status.tsx";
import { unitName } from "./unit-options.tsx";

type Props = { lang: Lang; day: string; people: RegisterRow[] };

/** The register as a table; on a phone every person is a card whose lines name their column. */
export function PeopleTable({ lang, day, people }: Props) {
  const t = words(lang, "people");
  const columns = ["name", "signInName", "unit", "role", "way", "lastSeen", "state"] as const;
  return (
    <div className="box rwrap">
      <table className="tbl cardtbl">
        <caption className="vh">{t("list.title")}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" aria-sort={column === "name" ? "ascending" : undefined}>
                {t(`list.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <Link className="nm" href={`/desk/people/${person.id}`} prefetch={false}>
                  <Avatar name={person.name} id={person.id} size=" xs" />
                  {person.name}
                  {person.isDemo && <span className="badge k">{t("demo")}</span>}
                </Link>
              </th>
              <td data-label={t("list.signInName")}>{person.signInName}</td>
              <td data-label={t("list.unit")}>
                {person.units
                  .map((unit) => [unitName(unit, lang), unit.post].filter(Boolean).join(" · "))
                  .join(MARKS[lang].semicolon) || "—"}
              </td>
              <td data-label={t("list.role")}>
                <span className="badges">
                  {person.roles.map((role) => (
                    <span key={role} className="badge q">
                      {t(`roles.${role}`)}
                    </span>
                  ))}
                  {person.roles.length === 0 && t("roles.member")}
                </span>
              </td>
              <td data-label={t("list.way")}>
                {waysOf(person)
                  .map((way) => t(`list.${way}`))
                  .join(" · ")}
                {person.hasTotp && <ShieldCheck className="i ms-1 text-ok" aria-label={t("list.twoStep")} />}
              </td>
              <td data-label={t("list.lastSeen")}>
                {person.lastSeenAt ? <Time at={person.lastSeenAt} lang={lang} day={day} /> : t("list.never")}
              </td>
              <td data-label={t("list.state")}>
                <PersonStatus lang={lang} person={person} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function waysOf({ hasPassword, hasSso }: RegisterRow) {
  if (!hasPassword && !hasSso) return ["noWay"] as const;
  return [...(hasSso ? (["sso"] as const) : []), ...(hasPassword ? (["password"] as const) : [])];
}
