import { Search } from "lucide-react";
import Link from "next/link";
import { ROLES } from "#db/enums/roles.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { type ChoosableUnit, UnitOptions } from "./unit-options.tsx";

type Filter = { q: string; unit: string; role: string; state: string };
type Props = { lang: Lang; filter: Filter; units: ChoosableUnit[]; path: string };

/** What of the register is shown: a plain GET form, so the address says it and can be passed on. */
export function PeopleFilter({ lang, filter, units, path }: Props) {
  const t = words(lang, "people");
  const isFiltered = Object.values(filter).some((value) => value !== "");
  return (
    <search>
      <form className="rbar pf flex-wrap" action={path}>
        <label className="search">
          <Search className="i" aria-hidden />
          <input
            type="search"
            name="q"
            aria-label={t("list.searchLabel")}
            placeholder={t("list.search")}
            defaultValue={filter.q}
          />
        </label>
        <select className="in s w-auto" name="unit" aria-label={t("list.unit")} defaultValue={filter.unit}>
          <option value="">{t("list.allUnits")}</option>
          <UnitOptions lang={lang} units={units} by="slug" />
        </select>
        <select className="in s w-auto" name="role" aria-label={t("list.role")} defaultValue={filter.role}>
          <option value="">{t("list.allRoles")}</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`roles.${role}`)}
            </option>
          ))}
        </select>
        <select className="in s w-auto" name="state" aria-label={t("list.state")} defaultValue={filter.state}>
          <option value="">{t("list.allStates")}</option>
          {(["active", "never", "deactivated"] as const).map((state) => (
            <option key={state} value={state}>
              {t(`states.${state}`)}
            </option>
          ))}
        </select>
        <button type="submit" className="btn g s">
          {t("list.filter")}
        </button>
        {isFiltered && (
          <Link className="btn t s" href={path} prefetch={false}>
            {t("list.reset")}
          </Link>
        )}
      </form>
    </search>
  );
}
