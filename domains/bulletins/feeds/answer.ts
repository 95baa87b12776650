import { createHash } from "node:crypto";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { guest } from "#domains/kernel/actor.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { publicOrigin } from "#lib/mail.ts";
import { readerOfKey } from "./keys.ts";
import { ALL_COLUMNS, FEED_FORMATS, type FeedFormat, PUBLIC_READER } from "./names.ts";
import { writeFeed } from "./write-feed.ts";

const NAME = /^(topic\.)?([a-z0-9-]{1,60})\.(rss|atom|json)$/;

type Asked = { reader: string; name: string; url: URL; etag: string | null; lang: Lang };

/** The answer to `/api/feeds/<reader>/<column>.<format>`, of a topic `topic.<topic>.<format>`; 404 alike for a key, a name and a format that do not exist. */
export async function answerFeed({ reader, name, url, etag, lang }: Asked): Promise<Response> {
  const [, isTopic, slug = "", format] = NAME.exec(name) ?? [];
  const isPublic = reader === PUBLIC_READER;
  const viewer = isPublic ? guest : await readerOfKey(reader);
  if (!viewer || !format) return missing();
  const organisation = await findOrganisation();
  const origin = publicOrigin() ?? url.origin;
  const text = await writeFeed(viewer, {
    of: isTopic ? { topic: slug } : { column: slug === ALL_COLUMNS ? null : slug },
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

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
};

const missing = () =>
  new Response(null, { status: 404, headers: { ...HEADERS, "Cache-Control": "private, no-store" } });
