import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { BookmarkKinds } from "#components/forum/bookmark-kinds.tsx";
import { BookmarkList } from "#components/forum/bookmark-list.tsx";
import { NameSearch } from "#components/people/name-search.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { BOOKMARK_FILTERS, BookmarkQuery } from "#domains/forum/bookmarks/input.ts";
import { listBookmarks } from "#domains/forum/bookmarks/queries.ts";
import { postPath } from "#domains/forum/posts/windows.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/bookmarks";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, PATH);
  return { title: words(lang, "order")("bookmarks.title") };
});

/** The posts that the reader keeps. */
export default orMissing(async function BookmarksPage({ params, searchParams }: Props) {
  const { actor, lang, day } = await personOf(params, PATH);
  const { filter, q, before } = BookmarkQuery.parse(await searchParams);
  const { bookmarks, next } = await listBookmarks(actor, { filter, q, before });
  const t = words(lang, "order");
  const isNarrowed = filter !== "all" || q !== "" || before !== null;
  const addressOf = (more: Record<string, string>) => {
    const query = new URLSearchParams({ ...(filter !== "all" && { filter }), ...(q !== "" && { q }), ...more });
    return query.size > 0 ? `${PATH}?${query}` : PATH;
  };
  return (
    <div className="forum">
      <header className="fhead">
        <h1>{t("bookmarks.title")}</h1>
        <p className="lede">{t("bookmarks.lede")}</p>
      </header>
      <BookmarkKinds lang={lang} now="posts" />
      <NameSearch path={PATH} q={q} label={t("bookmarks.search")} submit={t("bookmarks.searchSubmit")}>
        {filter !== "all" && <input type="hidden" name="filter" value={filter} />}
      </NameSearch>
      <nav className="badges" aria-label={t("bookmarks.filters")}>
        {BOOKMARK_FILTERS.map((each) => (
          <Link
            key={each}
            className={each === filter ? "chip on" : "chip"}
            aria-current={each === filter ? "page" : undefined}
            href={each === "all" ? PATH : `${PATH}?filter=${each}`}
            prefetch={false}
          >
            {t(`bookmarks.${each}`)}
          </Link>
        ))}
      </nav>
      {bookmarks.length === 0 && <p className="hint empty">{t(isNarrowed ? "bookmarks.none" : "bookmarks.empty")}</p>}
      <BookmarkList
        bookmarks={bookmarks}
        lang={lang}
        day={day}
        hrefOf={(seen) => postPath(areaPath(seen.unitSlug), seen.threadId, seen.number)}
      />
      <nav className="pages" aria-label={t("bookmarks.title")}>
        {before && <Link href={addressOf({})}>{t("bookmarks.newest")}</Link>}
        {next && <Link href={addressOf({ before: next })}>{t("bookmarks.older")}</Link>}
      </nav>
    </div>
  );
});
