import "#components/bulletins/bulletins.css";
import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { TopicCards } from "#components/bulletins/topic-cards.tsx";
import { listTopics } from "#domains/bulletins/topics/queries.ts";
import { readingOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];

type Props = { params: Promise<{ pass: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await readingOf(params, ["topics"]);
  return { title: words(lang, "topics")("title") };
});

/** 专题, the newest first. */
export default orMissing(async function TopicsPage({ params }: Props) {
  const { viewer, lang } = await readingOf(params, ["topics"]);
  const t = words(lang, "topics");
  const topics = await listTopics(viewer);
  return (
    <div className="blistpage">
      <header className="bhead0">
        <h1>{t("title")}</h1>
        <p className="lede">{t("lede")}</p>
      </header>
      {topics.length > 0 ? <TopicCards lang={lang} topics={topics} /> : <p className="empty">{t("none")}</p>}
    </div>
  );
});
