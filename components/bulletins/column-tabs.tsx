import Link from "next/link";
import type { Column } from "#domains/bulletins/columns/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  /** The beginning of this area's addresses: nothing, or `/units/works`. */
  base: string;
  columns: Column[];
  /** The column that is shown; null for all. */
  current: string | null;
};

/** The columns 栏目 as tabs. */
export function ColumnTabs({ lang, base, columns, current }: Props) {
  const t = words(lang, "bulletins");
  const tab = (slug: string | null, href: string, label: string) => (
    <Link key={href} href={href} prefetch={false} aria-current={slug === current ? "page" : undefined}>
      {label}
    </Link>
  );
  return (
    <nav className="tabs scrolltabs" aria-label={t("columns")}>
      {tab(null, `${base}/bulletins`, t("all"))}
      {columns.map(({ slug, name, enName }) =>
        tab(slug, `${base}/bulletins/columns/${slug}`, lang === "en" ? enName : name),
      )}
    </nav>
  );
}
