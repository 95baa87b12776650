import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { BulletinList } from "#components/bulletins/bulletin-list.tsx";
import "#components/bulletins/bulletins.css";
import { KeptFrame } from "#components/kept/kept-frame.tsx";
import { listKeptBulletins } from "#domains/bulletins/kept/queries.ts";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { KeptQuery } from "#domains/kernel/kept.ts";
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
  const { kept, next } = await listKeptBulletins(actor, before);
  const pictures = await mediaSources(kept.flatMap(({ coverId }) => (coverId ? [coverId] : [])));
  return (
    <KeptFrame {...{ lang, before, next }} kind="articles" isEmpty={kept.length === 0}>
      <BulletinList
        {...{ lang, day, pictures }}
        bulletins={kept}
        base={({ unitSlug }) => areaPath(unitSlug)}
        pinned={[]}
      />
    </KeptFrame>
  );
});
