import { BULLETIN_LIST_PATH, BULLETIN_PATH, bulletinListOverlay, bulletinOverlay } from "#domains/bulletins/overlay.ts";
import { CASE_PATH, caseOverlay } from "#domains/cases/overlay.ts";
import {
  BOARD_PATH,
  boardOverlay,
  FORUM_PATH,
  forumOverlay,
  TAG_PATH,
  THREAD_PATH,
  tagOverlay,
  threadOverlay,
} from "#domains/forum/overlay.ts";
import { HOME_PATH, homeOverlay } from "#domains/home-overlay.ts";
import type { Actor } from "#domains/kernel/actor.ts";

type Overlay = {
  /** Matched against the path without its `/units/<slug>` beginning. */
  path: RegExp;
  /** `unit` is the slug of the page's area, null for the organisation. */
  load: (actor: Actor & { id: string }, match: RegExpExecArray, unit: string | null) => Promise<unknown>;
};

/** What of a shared page belongs to its reader alone, by the page's path. */
const overlays: Overlay[] = [
  { path: HOME_PATH, load: homeOverlay },
  { path: BULLETIN_LIST_PATH, load: bulletinListOverlay },
  { path: BULLETIN_PATH, load: bulletinOverlay },
  { path: CASE_PATH, load: caseOverlay },
  { path: THREAD_PATH, load: threadOverlay },
  { path: BOARD_PATH, load: boardOverlay },
  { path: TAG_PATH, load: tagOverlay },
  { path: FORUM_PATH, load: forumOverlay },
];

/** The reader's part of the page at `path`; null where the page has none. */
export async function overlayFor(actor: Actor & { id: string }, path: string): Promise<unknown> {
  const [, unit = null, rest = ""] = /^(?:\/units\/([^/]+))?(.*)$/.exec(path) ?? [];
  const local = rest || "/";
  for (const overlay of overlays) {
    const match = overlay.path.exec(local);
    if (match) return overlay.load(actor, match, unit);
  }
  return null;
}
