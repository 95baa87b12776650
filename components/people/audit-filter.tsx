import Link from "next/link";
import type { AuditFilter } from "#domains/audit/filter.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { type ChoosableUnit, UnitOptions } from "./unit-options.tsx";

type Props = {
  lang: Lang;
  filter: AuditFilter;
  domains: readonly Exclude<AuditFilter["domain"], "">[];
  units: ChoosableUnit[];
  path: string;
};

/** What of the log is shown: a plain GET form. */
export function AuditFilterForm({ lang, filter, domains, units, path }: Props) {
  const t = words(lang, "audit");
  const isFiltered = [filter.domain, filter.person, filter.unit, filter.from, filter.to].some((value) => value !== "");
  return (
    <search>
      <form className="rbar flex-wrap" action={path}>
        <select className="in s w-auto" name="domain" aria-label={t("domain")} defaultValue={filter.domain}>
          <option value="">{t("domains.all")}</option>
          {domains.map((domain) => (
            <option key={domain} value={domain}>
              {t(`domains.${domain}`)}
            </option>
          ))}
        </select>
        <input
          className="in s w-auto"
          name="person"
          aria-label={t("person")}
          placeholder={t("personHint")}
          defaultValue={filter.person}
        />
        <select className="in s w-auto" name="unit" aria-label={t("unit")} defaultValue={filter.unit}>
          <option value="">{t("allUnits")}</option>
          <UnitOptions lang={lang} units={units} by="slug" />
        </select>
        <input className="in s w-auto" type="date" name="from" aria-label={t("from")} defaultValue={filter.from} />
        <input className="in s w-auto" type="date" name="to" aria-label={t("to")} defaultValue={filter.to} />
        <button type="submit" className="btn g s">
          {t("filter")}
        </button>
        {isFiltered && (
          <Link className="btn t s" href={path} prefetch={false}>
            {t("reset")}
          </Link>
        )}
      </form>
    </search>
  );
}
