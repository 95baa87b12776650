import type { Actor } from "#domains/kernel/actor.ts";

type Overlay = {
  /** Matched against the path without its `/units/<slug>` beginning. */
  path: RegExp;
  load: (actor: Actor & { id: string }, match: RegExpExecArray) => Promise<unknown>;
};

/** What of a shared page belongs to its reader alone, by the page's path. */
const overlays: Overlay[] = [];

/** The reader's part of the page at `path`; null where the page has none. */
export async function overlayFor(actor: Actor & { id: string }, path: string): Promise<unknown> {
  const local = path.replace(/^\/units\/[^/]+/, "") || "/";
  for (const overlay of overlays) {
    const match = overlay.path.exec(local);
    if (match) return overlay.load(actor, match);
  }
  return null;
}
