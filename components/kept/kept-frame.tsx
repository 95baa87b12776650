import Link from "next/link";
import type { ReactNode } from "react";
import { BookmarkKinds } from "#components/forum/bookmark-kinds.tsx";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  kind: "articles" | "cases";
  isEmpty: boolean;
  /** Behind which this page begins, and the next one. */
  before: string | null;
  next: string | null;
  /** The list. */
  children: ReactNode;
};

const WORDS = {
  articles: { lede: "bookmarks.articlesLede", empty: "bookmarks.noArticles" },
  cases: { lede: "bookmarks.casesLede", empty: "bookmarks.noCases" },
} as const;

/** A page of what the reader keeps of one kind. */
export function KeptFrame({ lang, kind, isEmpty, before, next, children }: Props) {
  const t = words(lang, "order");
  const path = `/bookmarks/${kind}`;
  return (
    <div className="forum">
      <header className="fhead">
        <h1>{t("bookmarks.title")}</h1>
        <p className="lede">{t(WORDS[kind].lede)}</p>
      </header>
      <BookmarkKinds lang={lang} now={kind} />
      {isEmpty ? <p className="hint empty mt-4">{t(WORDS[kind].empty)}</p> : children}
      <nav className="pages" aria-label={t("bookmarks.title")}>
        {before && <Link href={path}>{t("bookmarks.newest")}</Link>}
        {next && <Link href={`${path}?before=${next}`}>{t("bookmarks.older")}</Link>}
      </nav>
    </div>
  );
}
