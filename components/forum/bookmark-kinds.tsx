import Link from "next/link";
import { type Lang, words } from "#lib/i18n.ts";

const KINDS = { posts: "/bookmarks", articles: "/bookmarks/articles" } as const;

/** What may be kept: posts, and articles. */
export function BookmarkKinds({ lang, now }: { lang: Lang; now: keyof typeof KINDS }) {
  const t = words(lang, "order");
  return (
    <nav className="tabs" aria-label={t("bookmarks.kinds")}>
      {(["posts", "articles"] as const).map((kind) => (
        <Link key={kind} href={KINDS[kind]} aria-current={kind === now ? "page" : undefined} prefetch={false}>
          {t(`bookmarks.${kind}`)}
        </Link>
      ))}
    </nav>
  );
}
