import "#components/bulletins/bulletins.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { Subscribe } from "#components/bulletins/subscribe.tsx";
import { Crumbs } from "#components/forum/crumbs.tsx";
import { Title } from "#components/rich-text/title.tsx";
import { Time } from "#components/ui/time.tsx";
import { openFeedsOf, TOPIC_FEED } from "#domains/bulletins/feeds/names.ts";
import { ALL_BULLETINS, bulletinTag } from "#domains/bulletins/tags.ts";
import { findTopic, listTopicBulletins, listTopicItems, type TopicItem } from "#domains/bulletins/topics/queries.ts";
import { readingOf, tagPage } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { words } from "#lib/i18n.ts";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];

type Props = { params: Promise<{ pass: string; topic: string }> };

async function load(params: Props["params"]) {
  const { topic: slug } = await params;
  // What it gathers changes with columns, cases and threads: their tags make this page stale too.
  const reading = await readingOf(params, ["topics", `topic:${slug}`, ALL_BULLETINS, "cases", "forum"]);
  const topic = await findTopic(reading.viewer, slug);
  if (!topic) notFound();
  return { ...reading, topic };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, topic } = await load(params);
  const title = (lang === "en" && topic.enTitle) || topic.title;
  return topic.isPublic ? { title, alternates: { types: openFeedsOf(TOPIC_FEED + topic.slug) } } : { title };
});

const ROOMS = { bulletin: "bulletins", case: "cases", thread: "forum/threads" } as const;

/** One topic: bulletins, cases and discussions that belong together, below their headings. */
export default orMissing(async function TopicPage({ params }: Props) {
  const { viewer, lang, day, topic } = await load(params);
  const t = words(lang, "topics");
  const [items, bulletinIds] = await Promise.all([
    listTopicItems(viewer, topic.id),
    listTopicBulletins(viewer, topic.id),
  ]);
  await tagPage(...bulletinIds.map(bulletinTag));
  const sections = Map.groupBy(items, ({ section, kind }) => section || t(`kinds.${kind}`));
  const hrefOf = ({ kind, targetId, unitSlug }: TopicItem) => `${areaPath(unitSlug)}/${ROOMS[kind]}/${targetId}`;
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
      {[...sections].map(([heading, rows]) => (
        <section key={heading} className="related">
          <h2>{heading}</h2>
          <ul>
            {rows.map((item) => (
              <li key={item.id}>
                <span>
                  <span className="tag">{t(`kinds.${item.kind}`)}</span>{" "}
                  <Link href={hrefOf(item)} prefetch={false}>
                    <Title text={item.title} />
                  </Link>
                </span>
                <Time at={item.at} lang={lang} day={day} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
});
