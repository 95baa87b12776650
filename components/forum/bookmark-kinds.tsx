import Link from "next/link";
import { type Lang, words } from "#lib/i18n.ts";

const KINDS = { posts: "/bookmarks", articles: "/bookmarks/articles", cases: "/bookmarks/cases" } as const;

export type BookmarkKind = keyof typeof KINDS;

/** What may be kept: posts, articles and cases. */
export function BookmarkKinds({ lang, now }: { lang: Lang; now: BookmarkKind }) {
  const t = words(lang, "order");
  return (
    <nav className="tabs" aria-label={t("bookmarks.kinds")}>
      {(Object.keys(KINDS) as BookmarkKind[]).map((kind) => (
        <Link key={kind} href={KINDS[kind]} aria-current={kind === now ? "page" : undefined} prefetch={false}>
          {t(`bookmarks.${kind}`)}
        </Link>
      ))}
    </nav>
  );
}
