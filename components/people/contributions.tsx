import "#components/forum/bookmarks.css";
import Link from "next/link";
import type { ReactNode } from "react";
import { type Lang, words } from "#lib/i18n.ts";

/** One thing that a person said or opened. */
export type Contribution = { id: string; href: string; title: string; text: string; meta: ReactNode };
type Props = {
  lang: Lang;
  path: string;
  shown: "posts" | "threads";
  rows: Contribution[];
  isFirst: boolean;
  next: string | null;
};

/** What a person said, as far as the reader may read it: without figures, which would count the rest. */
export function Contributions({ lang, path, shown, rows, isFirst, next }: Props) {
  const t = words(lang, "order");
  const here = shown === "posts" ? path : `${path}?show=threads`;
  return (
    <section>
      <h2>{t("profile.title")}</h2>
      <nav className="tabs" aria-label={t("profile.tabs")}>
        <Link href={path} aria-current={shown === "posts" ? "page" : undefined} prefetch={false}>
          {t("profile.posts")}
        </Link>
        <Link href={`${path}?show=threads`} aria-current={shown === "threads" ? "page" : undefined} prefetch={false}>
          {t("profile.threads")}
        </Link>
      </nav>
      {rows.length === 0 && (
        <p className="hint empty">{t(shown === "posts" ? "profile.noPosts" : "profile.noThreads")}</p>
      )}
      <ul className="drafts keeps said">
        {rows.map(({ id, href, title, text, meta }) => (
          <li key={id}>
            <div>
              <h3>
                <Link href={href} prefetch={false}>
                  {title}
                </Link>
              </h3>
              {text && <p>{text}</p>}
              <p className="meta">{meta}</p>
            </div>
          </li>
        ))}
      </ul>
      {(!isFirst || next) && (
        <nav className="pages" aria-label={t("profile.title")}>
          {!isFirst && <Link href={here}>{t("profile.newest")}</Link>}
          {next && (
            <Link
              href={`${path}?${new URLSearchParams({ ...(shown === "threads" && { show: shown }), before: next })}`}
            >
              {t("profile.older")}
            </Link>
          )}
        </nav>
      )}
    </section>
  );
}
