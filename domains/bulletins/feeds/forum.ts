import type { Item } from "feed";
import { areaPath } from "#domains/edge/paths.ts";
import { findBoard } from "#domains/forum/boards/queries.ts";
import { findFeedTitle, listNewPosts, listNewThreads, type SaidEntry } from "#domains/forum/feeds/queries.ts";
import { findLabel } from "#domains/forum/labels/queries.ts";
import { postPath, threadPath } from "#domains/forum/posts/windows.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Lang } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { titleIn } from "#lib/thread-title.ts";
import { urnOf } from "./feed-text.ts";
import { FEED_NAME, FORUM_FEEDS, type ForumFeed } from "./names.ts";

type Placed = { origin: string; lang: Lang };
type Listed = { name: string; description: string; path: string; items: Item[] };

/** As much as a line of a viewer shows: the talk itself is read where it is held. */
const SUMMARY_CHARS = 140;

/** The newest of a board, a thread or a tag that `viewer` sees at this moment; null for what does not exist to them. */
export function listOfForum(viewer: Actor, { forum, name }: ForumFeed, placed: Placed): Promise<Listed | null> {
  return { board: ofBoard, thread: ofThread, tag: ofTag }[forum](viewer, name, placed);
}

/** What such a feed is called, by the name in its address; null for what is none, or not there for `viewer`. */
export async function findForumFeed(viewer: Actor, feed: string): Promise<{ feed: string; name: string } | null> {
  const [, forum, name = ""] = FEED_NAME.exec(feed) ?? [];
  const known = FORUM_FEEDS.find((kind) => kind === forum);
  const list = known ? await listOfForum(viewer, { forum: known, name }, { origin: "", lang: "zh-CN" }) : null;
  return list && { feed, name: list.name };
}

async function ofBoard(viewer: Actor, slug: string, placed: Placed): Promise<Listed | null> {
  const board = await findBoard(viewer, slug);
  if (!board) return null;
  const { name, description, unitSlug } = board;
  const opened = await listNewThreads(viewer, { boardId: board.id });
  return {
    ...{ name, description, path: `${areaPath(unitSlug)}/forum/boards/${slug}` },
    items: opened.map((entry) => threadItem(entry, placed)),
  };
}

async function ofTag(viewer: Actor, id: string, placed: Placed): Promise<Listed | null> {
  const label = await findLabel(viewer, id);
  if (!label) return null;
  const opened = await listNewThreads(viewer, { labelId: label.id });
  return {
    ...{ name: `#${label.name}`, description: "", path: `${areaPath(label.unitSlug)}/forum/tags/${label.id}` },
    items: opened.map((entry) => threadItem(entry, placed)),
  };
}

async function ofThread(viewer: Actor, id: string, placed: Placed): Promise<Listed | null> {
  const thread = await findThread(viewer, id);
  const title = thread && (await findFeedTitle(viewer, thread.id));
  if (!thread || title === null) return null;
  const said = await listNewPosts(viewer, thread.id);
  return {
    ...{
      name: titleIn(placed.lang, title),
      description: "",
      path: threadPath(areaPath(thread.unitSlug), thread.id),
    },
    items: said.map((entry) => ({
      ...itemOf(entry, placed),
      title: `#${entry.number} ${nameIn(placed.lang, entry.authorName)}`,
      link: placed.origin + postPath(areaPath(entry.unitSlug), entry.threadId, entry.number),
    })),
  };
}

const threadItem = (entry: SaidEntry, placed: Placed): Item => ({
  ...itemOf(entry, placed),
  title: titleIn(placed.lang, entry.title),
  link: placed.origin + threadPath(areaPath(entry.unitSlug), entry.threadId),
});

const itemOf = (entry: SaidEntry, { lang }: Placed) => ({
  id: urnOf(entry.id),
  guid: urnOf(entry.id),
  description: excerpt(entry.body, SUMMARY_CHARS) || undefined,
  date: entry.at,
  published: entry.at,
  author: [{ name: nameIn(lang, entry.authorName) }],
});
