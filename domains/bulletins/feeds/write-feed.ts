import { Feed } from "feed";
import { areaPath, PUBLIC_PATH } from "#domains/edge/paths.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import type { Lang } from "#lib/i18n.ts";
import { listColumns } from "../columns/queries.ts";
import { slugsWithin } from "../columns/tree.ts";
import { type BulletinRow, listBulletins } from "../queries.ts";
import { isOutside } from "../visibility.ts";
import { listWithdrawn } from "../withdrawn/queries.ts";
import type { FeedFormat } from "./names.ts";

/** How long a withdrawal is told to readers that have kept the text. */
const TOMBSTONE_DAYS = 30;

type Asked = {
  /** A column's slug; null for all. */
  column: string | null;
  format: FeedFormat;
  /** What addresses begin with, without a closing slash. */
  origin: string;
  /** The address of the feed itself. */
  self: string;
  /** What the feed is called where no column is named. */
  title: string;
  lang: Lang;
};

/**
 * The newest of what `viewer` may read, headlines and summaries: the text itself stays where its readers are counted.
 * Null where there is no such column for them. The same content gives the same bytes.
 */
export async function writeFeed(viewer: Viewer, asked: Asked): Promise<string | null> {
  const { column: slug, format, origin, lang } = asked;
  const columns = await listColumns(viewer);
  const column = columns.find((row) => row.slug === slug);
  if (slug !== null && !column) return null;
  const within = column ? { columns: slugsWithin(columns, column) } : {};
  const base = isOutside(viewer) ? PUBLIC_PATH : "";
  const [{ bulletins }, gone] = await Promise.all([
    listBulletins(viewer, within),
    format === "atom" ? listWithdrawn(viewer, TOMBSTONE_DAYS) : [],
  ]);
  const home = `${origin}${base}/bulletins${column ? `/columns/${column.slug}` : ""}`;
  const feed = new Feed({
    title: column ? `${nameOf(column, lang)} · ${asked.title}` : asked.title,
    description: column?.description ?? "",
    id: home,
    link: home,
    language: lang,
    generator: false,
    feedLinks: { [format]: asked.self },
    updated: new Date(Math.max(0, ...bulletins.map(({ publishedAt }) => publishedAt.getTime()))),
  });
  for (const row of bulletins) feed.addItem(itemOf(row, `${origin}${base || areaPath(row.unitSlug)}`, lang));
  if (format === "rss") return feed.rss2();
  if (format === "json") return feed.json1();
  const tombs = gone.map(({ id, at }) => `  <at:deleted-entry ref="${urnOf(id)}" when="${at.toISOString()}"/>\n`);
  return feed
    .atom1()
    .replace("<feed ", '<feed xmlns:at="http://purl.org/atompub/tombstones/1.0" ') // RFC 6721
    .replace(/<\/feed>\s*$/, `${tombs.join("")}</feed>\n`);
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

const urnOf = (id: string) => `urn:uuid:${id}`;
const nameOf = ({ name, enName }: { name: string; enName: string }, lang: Lang) => (lang === "en" && enName) || name;
