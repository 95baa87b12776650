import Link from "next/link";
import type { ListedColumn } from "#domains/bulletins/columns/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  /** The beginning of this area's addresses: nothing, `/public`, or `/units/works`. */
  base: string;
  columns: ListedColumn[];
  /** The column that is shown; null for all. */
  current: ListedColumn | null;
};

/** The columns 栏目 as tabs; where one has others below it, these stand in a second row. */
export function ColumnTabs({ lang, base, columns, current }: Props) {
  const t = words(lang, "bulletins");
  const top = columns.filter(({ depth }) => depth === 0);
  const open = top.find(({ id }) => id === (current?.depth === 1 ? current.parentId : current?.id)) ?? null;
  const below = columns.filter(({ depth, parentId }) => depth === 1 && parentId === open?.id);
  const hrefOf = (column: ListedColumn) => `${base}/bulletins/columns/${column.slug}`;
  const nameOf = (column: ListedColumn) => (lang === "en" && column.enName) || column.name;
  const tab = (href: string, label: string, isHere: boolean) => (
    <Link key={href} href={href} prefetch={false} aria-current={isHere ? "page" : undefined}>
      {label}
    </Link>
  );
  return (
    <>
      <nav className="tabs scrolltabs" aria-label={t("columns")}>
        {tab(`${base}/bulletins`, t("all"), current === null)}
        {top.map((column) => tab(hrefOf(column), nameOf(column), column.id === open?.id))}
      </nav>
      {open && below.length > 0 && (
        <nav className="subtabs" aria-label={t("columnsBelow", { column: nameOf(open) })}>
          {tab(hrefOf(open), t("all"), current?.id === open.id)}
          {below.map((column) => tab(hrefOf(column), nameOf(column), current?.id === column.id))}
        </nav>
      )}
    </>
  );
}
