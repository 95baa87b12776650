import { areaPath, PUBLIC_PATH } from "#domains/edge/paths.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import type { Lang } from "#lib/i18n.ts";
import { listColumns } from "../columns/queries.ts";
import { slugsWithin } from "../columns/tree.ts";
import { type BulletinRow, listBulletins } from "../queries.ts";
import { findTopicToFollow } from "../topics/queries.ts";
import { isOutside } from "../visibility.ts";
import { listWithdrawn } from "../withdrawn/queries.ts";
import { feedText, urnOf } from "./feed-text.ts";
import { listOfForum } from "./forum.ts";
import type { FeedFormat, ForumFeed } from "./names.ts";

/** How long a withdrawal is told to readers that have kept the text. */
const TOMBSTONE_DAYS = 30;

type Asked = {
  /** A slug; `column: null` is all columns. */
  of: { column: string | null } | { topic: string } | ForumFeed;
  format: FeedFormat;
  /** What addresses begin with, without a closing slash. */
  origin: string;
  /** The address of the feed itself. */
  self: string;
  /** What the feed is called where no column is named. */
  title: string;
  lang: Lang;
};

/** What a feed is of: its name, where its link leads, and what of the newest it holds. */
type Source = {
  name: string | null;
  description: string;
  path: string;
  within: { columns?: string[]; topicId?: string };
};

/**
 * The newest of what `viewer` may read, headlines and summaries: the text itself stays where its readers are counted.
 * Null where there is no such column, topic or discussion for them. The same content gives the same bytes.
 */
export async function writeFeed(viewer: Viewer, asked: Asked): Promise<string | null> {
  const { of, format, origin, lang } = asked;
  if ("forum" in of) return forumFeed(viewer, of, asked);
  const source = await ("topic" in of ? topicSource(viewer, of.topic, lang) : columnSource(viewer, of.column, lang));
  if (!source) return null;
  const base = isOutside(viewer) ? PUBLIC_PATH : "";
  const [{ bulletins }, gone] = await Promise.all([
    listBulletins(viewer, source.within),
    format === "atom" ? listWithdrawn(viewer, { days: TOMBSTONE_DAYS, topicId: source.within.topicId }) : [],
  ]);
  return feedText(format, {
    title: source.name === null ? asked.title : `${source.name} · ${asked.title}`,
    description: source.description,
    home: `${origin}${source.path}`,
    self: asked.self,
    lang,
    items: bulletins.map((row) => itemOf(row, `${origin}${base || areaPath(row.unitSlug)}`, lang)),
    gone,
  });
}

/** Of a discussion: behind a key alone, for what is said there is said to those who are let in. */
async function forumFeed(viewer: Viewer, of: ForumFeed, { format, origin, self, title, lang }: Asked) {
  const list = viewer.kind === "member" ? await listOfForum(viewer, of, { origin, lang }) : null;
  return list && feedText(format, { ...list, title: `${list.name} · ${title}`, home: origin + list.path, self, lang });
}

async function columnSource(viewer: Viewer, slug: string | null, lang: Lang): Promise<Source | null> {
  const columns = await listColumns(viewer);
  const path = `${isOutside(viewer) ? PUBLIC_PATH : ""}/bulletins`;
  if (slug === null) return { name: null, description: "", path, within: {} };
  const column = columns.find((row) => row.slug === slug);
  if (!column) return null;
  return {
    name: nameOf(column, lang),
    description: column.description,
    path: `${path}/columns/${slug}`,
    within: { columns: slugsWithin(columns, column) },
  };
}

/** The page of a topic is behind the door: whoever follows it from outside is led to the door first. */
async function topicSource(viewer: Viewer, slug: string, lang: Lang): Promise<Source | null> {
  const topic = await findTopicToFollow(viewer, slug);
  if (!topic) return null;
  return {
    name: nameOf({ name: topic.title, enName: topic.enTitle }, lang),
    description: topic.summary,
    path: `/topics/${slug}`,
    within: { topicId: topic.id },
  };
}

const itemOf = (row: BulletinRow, base: string, lang: Lang) => ({
  title: row.title,
  id: urnOf(row.id),
  guid: urnOf(row.id),
  link: `${base}/bulletins/${row.id}`,
  description: row.summary || undefined,
  date: row.publishedAt,
  published: row.firstPublishedAt,
  category: [{ name: nameOf({ name: row.columnName, enName: row.columnEnName }, lang) }],
});

const nameOf = ({ name, enName }: { name: string; enName: string }, lang: Lang) => (lang === "en" && enName) || name;
