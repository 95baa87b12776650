import Link from "next/link";
import { SEARCH_AGES, SEARCH_KINDS, SEARCH_ORDERS } from "#db/enums/search.ts";
import type { SearchFilter } from "#domains/search/input.ts";
import type { Group } from "#domains/search/search.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  filter: SearchFilter;
  groups: Group[];
  /** The address with other filters; the page begins anew. */
  addressOf: (change: Partial<SearchFilter>) => string;
};

/** Which kind of thing, and how many of each; how old; in which order. */
export function Narrow({ lang, filter, groups, addressOf }: Props) {
  const t = words(lang, "search");
  const chip = (key: string, label: string, isOn: boolean, change: Partial<SearchFilter>) => (
    <Link
      key={key}
      className={isOn ? "chip on" : "chip"}
      aria-current={isOn ? "true" : undefined}
      href={addressOf(change)}
      prefetch={false}
    >
      {label}
    </Link>
  );
  return (
    <>
      <nav className="tabs" aria-label={t("kinds.label")}>
        {([null, ...SEARCH_KINDS] as const).map((kind) => (
          <Link
            key={kind ?? "all"}
            aria-current={filter.kind === kind ? "page" : undefined}
            href={addressOf({ kind })}
            prefetch={false}
          >
            {t(`kinds.${kind ?? "all"}`)}
            {kind && <span className="n q">{countOf(groups.find((group) => group.kind === kind))}</span>}
          </Link>
        ))}
      </nav>
      <div className="narrow">
        <nav className="badges" aria-label={t("age.label")}>
          {([null, ...SEARCH_AGES] as const).map((age) =>
            chip(age ?? "any", t(`age.${age ?? "any"}`), filter.age === age, { age }),
          )}
        </nav>
        <nav className="badges" aria-label={t("order.label")}>
          {SEARCH_ORDERS.map((order) => chip(order, t(`order.${order}`), filter.order === order, { order }))}
          {filter.kind === "posts" && chip("own", t("own"), filter.own, { own: !filter.own })}
        </nav>
      </div>
    </>
  );
}

/** 12, or 200+ where there are more. */
export const countOf = (group: Group | undefined): string => (group ? `${group.count}${group.goesOn ? "+" : ""}` : "0");
