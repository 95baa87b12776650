import { createHash } from "node:crypto";
import { readSettings } from "./env.ts";

/**
 * Next's `cacheHandler`: an LRU in this process, bounded in bytes. It trusts its entries only while the process hears
 * what other processes change (`setTrusted`); whoever holds the LISTEN connection feeds `markStale`.
 */
const BYTES_MAX = readSettings(process.env).QINGFENG_PAGE_CACHE_MB * 1024 * 1024;
const TAGS_MAX = 50_000;

/** Whatever copy bears one of these tags is answered with 404, or with 410; or with 500, and then it is not stored. */
export const MISSING_TAG = "missing";
export const GONE_TAG = "gone";
export const BROKEN_TAG = "broken";

globalThis.qingfengPages ??= {
  entries: new Map(),
  bytes: 0,
  /** tag -> the instant (ms) at which what it names last changed */
  staleSince: new Map(),
  /** key -> the instant at which somebody found it missing and began to make it */
  begunAt: new Map(),
  /** Everything older than this is stale: raised when news may have been missed, or too many tags are remembered. */
  floor: 0,
  trusted: false,
  hits: 0,
  misses: 0,
};
const state = globalThis.qingfengPages;

/** Instants that never repeat: what is made in the same millisecond as a change counts as older than it. */
let last = 0;
const now = () => (last = Math.max(Date.now(), last + 0.001));

export function markStale(tags) {
  const at = now();
  for (const tag of tags) {
    state.staleSince.delete(tag);
    state.staleSince.set(tag, at);
  }
  if (state.staleSince.size > TAGS_MAX) forgetAll();
}

export function setTrusted(trusted) {
  state.trusted = trusted;
  forgetAll();
}

function forgetAll() {
  state.floor = now();
  state.entries.clear();
  state.staleSince.clear();
  state.bytes = 0;
}

globalThis.qingfengPageCache = { markStale, setTrusted };

export default class PageCache {
  async get(key) {
    const entry = state.entries.get(key);
    if (entry && isFresh(entry)) {
      state.entries.delete(key);
      state.entries.set(key, entry);
      state.hits++;
      return entry.stored;
    }
    if (entry) drop(key);
    if (!state.begunAt.has(key)) state.begunAt.set(key, now());
    if (state.begunAt.size > TAGS_MAX) state.begunAt.clear();
    state.misses++;
    return null;
  }

  async set(key, value, context) {
    // A page counts as made when its making began: what changed meanwhile makes it stale.
    const begunAt = state.begunAt.get(key);
    state.begunAt.delete(key);
    drop(key);
    if (!value) return;
    const tags = [...(context?.tags ?? []), ...(value.tags ?? []), ...headerTags(value)];
    if (value.kind === "APP_PAGE") {
      addPolicy(value);
      value.status = statusOf(tags) ?? value.status;
    }
    if (!state.trusted || begunAt === undefined || tags.includes(BROKEN_TAG)) return;
    const entry = {
      stored: { value, lastModified: Date.now(), cacheControl: context?.cacheControl },
      begunAt,
      tags,
      bytes: sizeOf(value),
    };
    state.entries.set(key, entry);
    state.bytes += entry.bytes;
    for (const oldest of state.entries.keys()) {
      if (state.bytes <= BYTES_MAX) break;
      drop(oldest);
    }
  }

  async revalidateTag(tags) {
    markStale([tags].flat());
  }

  resetRequestCache() {}
}

function isFresh(entry) {
  return (
    state.trusted &&
    entry.begunAt > state.floor &&
    !entry.tags.some((tag) => (state.staleSince.get(tag) ?? 0) >= entry.begunAt)
  );
}

function drop(key) {
  const entry = state.entries.get(key);
  if (!entry) return;
  state.entries.delete(key);
  state.bytes -= entry.bytes;
}

function statusOf(tags) {
  if (tags.includes(BROKEN_TAG)) return 500;
  if (tags.includes(MISSING_TAG)) return 404;
  return tags.includes(GONE_TAG) ? 410 : undefined;
}

const headerTags = (value) => (value.headers?.["x-next-cache-tags"] ?? "").split(",").filter(Boolean);

function sizeOf(value) {
  const parts = [htmlOf(value), value.rscData, value.body, value.data?.body];
  const segments = value.segmentData ? [...value.segmentData.values()] : [];
  return 512 + [...parts, ...segments].reduce((sum, part) => sum + 2 * (part?.length ?? 0), 0);
}

const htmlOf = (value) => (typeof value.html === "string" ? value.html : (value.html?.toUnchunkedString?.() ?? ""));

/** The strict policy of a stored page names its inline scripts by hash. Next serves the object it stores, the first time too. */
function addPolicy(value) {
  const inline = [...htmlOf(value).matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = new Set(inline.map(([, body]) => `'sha256-${createHash("sha256").update(body).digest("base64")}'`));
  value.headers = { ...value.headers, "content-security-policy": contentPolicy([...hashes].join(" ")) };
}

/** One policy for both kinds of page; `scripts` names what may run beside our own files. */
export function contentPolicy(scripts) {
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts}`.trimEnd(),
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
