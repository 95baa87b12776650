import { Feed, type Item } from "feed";
import type { Lang } from "#lib/i18n.ts";
import type { FeedFormat } from "./names.ts";

export type FeedWords = {
  title: string;
  description: string;
  /** Where its link leads. */
  home: string;
  /** The address of the feed itself. */
  self: string;
  lang: Lang;
  items: Item[];
  /** What was withdrawn, told to readers that have kept it; in Atom alone. */
  gone?: { id: string; at: Date }[];
};

export const urnOf = (id: string) => `urn:uuid:${id}`;

/** A feed in one of its formats; the same content gives the same bytes. */
export function feedText(format: FeedFormat, { items, gone = [], self, home, lang, ...words }: FeedWords): string {
  const feed = new Feed({
    ...words,
    id: home,
    link: home,
    language: lang,
    generator: false,
    feedLinks: { [format]: self },
    updated: new Date(Math.max(0, ...items.map(({ date }) => date.getTime()))),
  });
  for (const item of items) feed.addItem(item);
  if (format === "rss") return feed.rss2();
  if (format === "json") return inJson11(feed.json1(), lang);
  const tombs = gone.map(({ id, at }) => `  <at:deleted-entry ref="${urnOf(id)}" when="${at.toISOString()}"/>\n`);
  return feed
    .atom1()
    .replace("<feed ", '<feed xmlns:at="http://purl.org/atompub/tombstones/1.0" ') // RFC 6721
    .replace(/<\/feed>\s*$/, `${tombs.join("")}</feed>\n`);
}

type Json1 = { author?: object; items?: Json1[] };

/** The library writes JSON Feed 1.0; 1.1 knows a language and several authors. */
function inJson11(text: string, language: Lang): string {
  const { items = [], ...feed } = JSON.parse(text) as Json1;
  const head = { ...withAuthors(feed), version: "https://jsonfeed.org/version/1.1", language };
  return JSON.stringify({ ...head, items: items.map(withAuthors) }, null, 2);
}

const withAuthors = ({ author, ...rest }: Json1) => ({ ...rest, ...(author && { authors: [author] }) });
