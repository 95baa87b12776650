import { onConnection, onNotify, startListening } from "#db/listen.ts";
import { forgetActors } from "#domains/accounts/actor-cache.ts";
import { followAnswers } from "#lib/answer.ts";
import { distrustForwarding } from "./peer.ts";

declare global {
  /** Set by lib/page-cache.mjs, which Next loads outside the bundle. */
  var qingfengPageCache: { markStale(tags: string[]): void; setTrusted(trusted: boolean): void } | undefined;
}

/** Ties the caches of this process to the news of all others. Without a connection nothing cached is believed. */
export async function openForRequests(): Promise<void> {
  distrustForwarding();
  followAnswers();
  const pages = await pageCache();
  onNotify("cache_tags", (payload) => pages.markStale(JSON.parse(payload)));
  onNotify("actors", (payload) => forgetActors(JSON.parse(payload)));
  onConnection((connected) => {
    pages.setTrusted(connected);
    forgetActors("all");
  });
  await startListening();
}

async function pageCache() {
  globalThis.qingfengPageCache ?? (await import("#lib/page-cache.mjs"));
  if (!globalThis.qingfengPageCache) throw new Error("the page cache did not load");
  return globalThis.qingfengPageCache;
}
