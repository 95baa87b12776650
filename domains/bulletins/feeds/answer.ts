import { createHash } from "node:crypto";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { guest } from "#domains/kernel/actor.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { publicOrigin } from "#lib/mail.ts";
import { readerOfKey } from "./keys.ts";
import { ALL_COLUMNS, FEED_FORMATS, FEED_NAME, type FeedFormat, type ForumFeed, PUBLIC_READER } from "./names.ts";
import { writeFeed } from "./write-feed.ts";

const NAME = /^(.+)\.(rss|atom|json)$/;

type Asked = { reader: string; name: string; url: URL; etag: string | null; lang: Lang };

/**
 * The answer to `/api/feeds/<reader>/<column>.<format>`, of a topic `topic.<topic>.<format>`, of the forum `board.<board>`,
 * `thread.<id>` and `tag.<id>`; 404 alike for a key, a name and a format that do not exist.
 */
export async function answerFeed({ reader, name, url, etag, lang }: Asked): Promise<Response> {
  const [, what = "", format] = NAME.exec(name) ?? [];
  const of = feedOf(what);
  const isPublic = reader === PUBLIC_READER;
  const viewer = isPublic ? guest : await readerOfKey(reader);
  if (!viewer || !format || !of) return missing();
  const organisation = await findOrganisation();
  const origin = publicOrigin() ?? url.origin;
  const text = await writeFeed(viewer, {
    of,
    format: format as FeedFormat,
    origin,
    self: `${origin}${url.pathname}`,
    title: words(lang, "feeds")("title", {
      name: (lang === "en" && organisation.enName) || organisation.name,
    }),
    lang,
  });
  if (text === null) return missing();
  const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  const headers = {
    ...HEADERS,
    ETag: tag,
    "Content-Type": `${FEED_FORMATS[format as FeedFormat]}; charset=utf-8`,
    // Asked each time: what is withdrawn, or under embargo, must not come out of a store.
    "Cache-Control": isPublic ? "public, no-cache" : "private, no-cache",
    ...(!isPublic && { "X-Robots-Tag": "noindex, nofollow" }),
  };
  if (etag === tag) return new Response(null, { status: 304, headers });
  return new Response(text, { headers });
}

function feedOf(name: string) {
  const [, kind, slug] = FEED_NAME.exec(name) ?? [];
  if (!slug) return null;
  if (kind === undefined) return { column: slug === ALL_COLUMNS ? null : slug };
  return kind === "topic" ? { topic: slug } : { forum: kind as ForumFeed["forum"], name: slug };
}

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
};

const missing = () =>
  new Response(null, { status: 404, headers: { ...HEADERS, "Cache-Control": "private, no-store" } });
