import type { Lang } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";
import type { FollowWords } from "./islands/follow-menu.tsx";
import type { LevelWords } from "./islands/level-menu.tsx";

/** The words of the menu that follows a thread, made on the server. */
export const followWords = (lang: Lang): FollowWords => messages[lang].follow.thread;

/** The same for a board. */
export const followBoardWords = (lang: Lang): LevelWords => messages[lang].follow.board;
