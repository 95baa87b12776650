import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { BulletinList } from "#components/bulletins/bulletin-list.tsx";
import "#components/bulletins/bulletins.css";
import { BookmarkKinds } from "#components/forum/bookmark-kinds.tsx";
import { KeptQuery } from "#domains/bulletins/kept/input.ts";
import { listKeptBulletins } from "#domains/bulletins/kept/queries.ts";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/bookmarks/articles";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, PATH);
  return { title: words(lang, "order")("bookmarks.title") };
});

/** The articles that the reader keeps. */
export default orMissing(async function KeptArticlesPage({ params, searchParams }: Props) {
  const { actor, lang, day } = await personOf(params, PATH);
  const { before } = KeptQuery.parse(await searchParams);
  const { bulletins, next } = await listKeptBulletins(actor, before);
  const pictures = await mediaSources(bulletins.flatMap(({ coverId }) => (coverId ? [coverId] : [])));
  const t = words(lang, "order");
  return (
    <div className="forum">
      <header className="fhead">
        <h1>{t("bookmarks.title")}</h1>
        <p className="lede">{t("bookmarks.articlesLede")}</p>
      </header>
      <BookmarkKinds lang={lang} now="articles" />
      {bulletins.length === 0 && <p className="hint empty">{t("bookmarks.noArticles")}</p>}
      <BulletinList {...{ lang, day, bulletins, pictures }} base={({ unitSlug }) => areaPath(unitSlug)} pinned={[]} />
      <nav className="pages" aria-label={t("bookmarks.title")}>
        {before && <Link href={PATH}>{t("bookmarks.newest")}</Link>}
        {next && <Link href={`${PATH}?before=${next}`}>{t("bookmarks.older")}</Link>}
      </nav>
    </div>
  );
});
