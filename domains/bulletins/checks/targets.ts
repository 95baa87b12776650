import type { TopicItemKind } from "#db/enums/topics.ts";
import { headingId, headingsOf } from "#lib/text/headings-of.ts";
import { type Body, notesOf } from "#lib/text/nodes.ts";
import { UUID } from "#lib/text/urls.ts";
import { readAddress } from "../topics/address.ts";

/** What a link of the house leads to, and the place on that page. */
export type Target = ({ kind: TopicItemKind | "file"; id: string } | { kind: "column" | "topic"; id: string }) & {
  anchor: string;
};

const COLUMN = /^(?:\/public|\/units\/[^/]+)?\/bulletins\/columns\/([^/]+)(?:\/.*)?$/;
const TOPIC = /^\/topics\/([^/]+)$/;
const FILE = /^\/api\/media\/([^/]+)(?:\/.*)?$/;

/** What an address leads to; null for what is elsewhere, and for pages that are always there. */
export function targetOf(href: string): Target | null {
  if (!isOwn(href)) return null;
  const { pathname, hash } = new URL(href, "https://own.invalid");
  const anchor = decoded(hash.slice(1));
  const thing = readAddress(href);
  if (thing) return { ...thing, anchor };
  const named = (kind: "column" | "topic", id: string | undefined) => (id ? { kind, id: decoded(id), anchor } : null);
  const file = FILE.exec(pathname)?.[1];
  if (file) return UUID.test(file) ? { kind: "file", id: file, anchor } : null;
  return named("column", COLUMN.exec(pathname)?.[1]) ?? named("topic", TOPIC.exec(pathname)?.[1]);
}

/** From the first slash, or on an origin that we are configured for. */
function isOwn(href: string): boolean {
  if (href.startsWith("/") && !href.startsWith("//")) return true;
  const own = (process.env.QINGFENG_ORIGIN ?? "").split(",").map((origin) => origin.trim());
  return URL.canParse(href) && own.includes(new URL(href).origin);
}

/** As the browser reads it; what is no encoding stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The places of an article that a link can lead to: its headings and notes, its text, its corrections. */
export function anchorsOf(body: Body): Set<string> {
  const notes = notesOf(body).flatMap((_, at) => [`note-${at + 1}`, `note-mark-${at + 1}`]);
  return new Set(["", "article-text", "corrections", ...headingsOf(body).map((_, at) => headingId(at)), ...notes]);
}
