import "#components/bulletins/bulletins.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { PictureBox } from "#components/bulletins/picture-box.tsx";
import { Subscribe } from "#components/bulletins/subscribe.tsx";
import { TopicSection } from "#components/bulletins/topic-section.tsx";
import { Crumbs } from "#components/forum/crumbs.tsx";
import { Title } from "#components/rich-text/title.tsx";
import { openFeedsOf, TOPIC_FEED } from "#domains/bulletins/feeds/names.ts";
import { listTopicItems, type TopicItem } from "#domains/bulletins/topics/items/queries.ts";
import { findTopic } from "#domains/bulletins/topics/queries.ts";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { attachmentSources } from "#domains/media/attachments.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { words } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";

type Props = { params: Promise<{ pass: string; topic: string }> };

async function load(params: Props["params"]) {
  const { topic: slug } = await params;
  const person = await personOf(params, `/topics/${slug}`);
  const topic = await findTopic(person.actor, slug);
  if (!topic) notFound();
  return { ...person, topic };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, topic } = await load(params);
  const title = (lang === "en" && topic.enTitle) || topic.title;
  return topic.isPublic ? { title, alternates: { types: openFeedsOf(TOPIC_FEED + topic.slug) } } : { title };
});

const ROOMS = { bulletin: "bulletins", case: "cases", thread: "forum/threads", media: "desk/media" } as const;
const hrefOf = ({ kind, targetId, unitSlug }: TopicItem) => `${areaPath(unitSlug)}/${ROOMS[kind]}/${targetId}`;
const FILES_ID = "topic-files";

/** One topic: bulletins, cases, discussions, pictures and films that belong together, below their headings; those of a unit for its readers. */
export default orMissing(async function TopicPage({ params }: Props) {
  const { actor, lang, day, topic } = await load(params);
  const t = words(lang, "topics");
  const items = await listTopicItems(actor, topic.id);
  const shown = items.flatMap(({ file }) => file?.mediaId ?? []);
  const [pictures, files] = await Promise.all([mediaSources(shown), attachmentSources(shown)]);
  const sections = Map.groupBy(items, ({ section, kind }) => section || t(`kinds.${kind}`));
  return (
    <div className="blistpage">
      <Crumbs label={t("crumb")} steps={[{ href: "/topics", text: t("title") }]} />
      <header className="bhead0">
        <Subscribe lang={lang} openFeed={topic.isPublic ? TOPIC_FEED + topic.slug : null} />
        <h1>
          <Title text={(lang === "en" && topic.enTitle) || topic.title} />
        </h1>
        {topic.summary && <p className="lede">{topic.summary}</p>}
      </header>
      {items.length === 0 && <p className="empty">{t("nothing")}</p>}
      <div id={FILES_ID}>
        {[...sections].map(([heading, rows]) => (
          <TopicSection key={heading} {...{ lang, day, heading, hrefOf }} items={rows} sources={{ pictures, files }} />
        ))}
      </div>
      {Object.keys(pictures).length > 0 && <PictureBox textId={FILES_ID} words={messages[lang].bulletins.pictures} />}
    </div>
  );
});
