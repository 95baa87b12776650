import type { BoardLevel, FollowLevel, FollowReason } from "#db/enums/forum.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { type Actor, type Audience, isSelf } from "#domains/kernel/actor.ts";
import { readCursor } from "#lib/cursor.ts";
import { dayOf } from "#lib/dates.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { findSilence } from "./audience/queries.ts";
import { findBoard, listBoards } from "./boards/queries.ts";
import { listBookmarked } from "./bookmarks/queries.ts";
import { findDraft } from "./drafts/queries.ts";
import { listFolded } from "./ignores/queries.ts";
import { canLabel, mustLeaveLabels } from "./labels/policy.ts";
import { findLabel, listThreadsOfLabel } from "./labels/queries.ts";
import { EDIT_WINDOW_HOURS } from "./limits.ts";
import { countUnreadThreads } from "./lists/queries.ts";
import { findScope } from "./lists/scope.ts";
import { listMoved } from "./places/queries.ts";
import { canOpenThread, canRename, canReply, isModerator } from "./policy.ts";
import { canOpenPoll } from "./polls/policy.ts";
import { findPollOfThread } from "./polls/queries.ts";
import {
  listPostAbilities,
  listReactions,
  listWaiting,
  type PostAbility,
  type PostReactions,
} from "./posts/mine/queries.ts";
import { findPostByNumber } from "./posts/queries.ts";
import { postPath, type Window, windowOf } from "./posts/windows.ts";
import { findBoardLevel, findReading, listUnread } from "./reading/queries.ts";
import { findSlowWait } from "./slow/pace.ts";
import { findThread, listThreads, type Thread } from "./threads/queries.ts";

type Member = Actor & { id: string };

/** Why somebody may read but not write: the words are the page's. */
export type Barrier = { kind: "locked" | "closed" } | { kind: "muted"; until: string };

export type ThreadOverlay = {
  threadId: string;
  lastReadNumber: number;
  /** Goes with every report of how far the reader has come (`reading_epoch`). */
  epoch: number;
  /** The last post by now; the stored page may be a moment older. */
  lastShownNumber: number;
  level: FollowLevel;
  /** Why that level; null where nothing says so. */
  levelReason: FollowReason | null;
  barrier: Barrier | null;
  /** In slow mode: minutes until the reader may write again. */
  slowWait: number | null;
  mayModerate: boolean;
  /** The thread may be put to the vote, and is not yet. */
  mayPoll: boolean;
  mayLabel: boolean;
  mayRename: boolean;
  /** What the reader may do to each post of the window, by number. */
  abilities: Record<number, PostAbility[]>;
  /** The same of what its posts have met with: the stored page may be a moment older. */
  reactions: Record<number, PostReactions>;
  /** What stood in the window and is where the reader may see it. */
  moved: { was: number; title: string; href: string }[];
  /** Numbers of posts of the window that the reader has kept, and of those by people whom they ignore. */
  bookmarked: number[];
  folded: number[];
  /** The reader's own posts that wait for approval. */
  waiting: { number: number; text: string }[];
  draft: {
    title: string;
    text: string;
    isAnonymous: boolean;
    parentNumber: number | null;
    labels: string[];
    version: string;
    updatedAt: string;
  } | null;
};

export type BoardOverlay = {
  unread: Record<string, number>;
  /** Threads of the whole board with something unread, up to a hundred. */
  unreadThreads: number;
  mayOpen: boolean;
  barrier: Barrier | null;
  level: BoardLevel;
};
export type TagOverlay = Pick<BoardOverlay, "unread">;
export type ForumOverlay = {
  boards: { name: string; unit: string; enUnit: string; href: string }[];
  /** The same of the area. */
  unreadThreads: number;
};

export const THREAD_PATH = /^\/forum\/threads\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/(\d{1,7}))?$/;
export const BOARD_PATH = /^\/forum\/boards\/([a-z0-9-]+)(?:\/([\w-]+))?$/;
export const TAG_PATH = /^\/forum\/tags\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/([\w-]+))?$/;
export const FORUM_PATH = /^\/forum$/;

const EXCERPT_CHARS = 120;

/** What of one window of a thread belongs to its reader; null for a thread that they may not see. */
export async function threadOverlay(
  actor: Member,
  [, threadId = "", number = "1"]: RegExpExecArray,
): Promise<ThreadOverlay | null> {
  const thread = await findThread(actor, threadId);
  if (!thread) return null;
  const window = windowOf(Number(number));
  const [reading, barrier, abilities, reactions, bookmarked, folded, waiting, draft] = await Promise.all([
    findReading(actor, thread.id),
    barrierOf(actor, thread),
    listPostAbilities(actor, thread, window),
    listReactions(actor, thread, window),
    listBookmarked(actor, thread, window),
    listFolded(actor, thread, window),
    listWaiting(actor, thread),
    findDraft(actor, "reply", thread.id),
  ]);
  return {
    threadId: thread.id,
    lastReadNumber: reading.lastReadNumber,
    epoch: reading.epoch,
    lastShownNumber: thread.lastShownNumber,
    level: reading.level,
    levelReason: reading.reason,
    barrier,
    slowWait: thread.slow && (await findSlowWait(actor, { ...thread, slowMinutes: thread.slow.minutes })),
    mayModerate: isModerator(actor, thread.unitPath),
    mayPoll: canOpenPoll(actor, thread) && !thread.isLocked && (await findPollOfThread(actor, thread.id)) === null,
    mayLabel: canLabel(actor, thread) && !mustLeaveLabels(actor, thread),
    mayRename: await mayRename(actor, thread),
    moved: await movedFrom(actor, thread, window),
    abilities,
    reactions,
    bookmarked,
    folded,
    waiting: waiting.map((post) => ({ number: post.number, text: excerpt(post.body, EXCERPT_CHARS) })),
    draft: draft && { ...draft, updatedAt: draft.updatedAt.toISOString() },
  };
}

/** Asked of the opening post, and so of the thread's own author alone; of an old one it is clear without. */
async function mayRename(actor: Member, thread: Thread): Promise<boolean> {
  const isOld = Date.now() - thread.createdAt.getTime() > EDIT_WINDOW_HOURS * 3_600_000;
  if (isOld || thread.isLocked || !isSelf(actor, thread.authorId)) return false;
  const opening = await findPostByNumber(actor, thread.id, 1);
  return opening !== null && canRename(actor, thread, opening);
}

/** Where all that was ever said is still seen, nothing was moved away. */
async function movedFrom(actor: Member, thread: Thread, window: Window): Promise<ThreadOverlay["moved"]> {
  if (thread.postCount === thread.lastNumber) return [];
  const moved = await listMoved(actor, thread.id, window);
  return moved.map(({ was, title, threadId, number, unitSlug }) => ({
    ...{ was, title },
    href: postPath(areaPath(unitSlug), threadId, number),
  }));
}

async function barrierOf(actor: Member, thread: Thread): Promise<Barrier | null> {
  if (thread.isLocked) return { kind: "locked" };
  if (!canReply(actor, thread)) return { kind: "closed" };
  return mutedIn(actor, thread.unitPath);
}

async function mutedIn(actor: Member, unitPath: string | null): Promise<Barrier | null> {
  const until = await findSilence(actor, unitPath);
  return until && { kind: "muted", until: dayOf(until) };
}

/** What is unread on one page of a board, and whether the reader may open a subject there. */
export async function boardOverlay(
  actor: Member,
  [, slug = "", cursor]: RegExpExecArray,
): Promise<BoardOverlay | null> {
  const board = await findBoard(actor, slug);
  if (!board) return null;
  const page = await listThreads(actor, board.id, cursor ? readCursor(cursor) : null);
  const ids = [...page.pinned, ...page.threads].map((thread) => thread.id);
  const [unread, unreadThreads, barrier, level] = await Promise.all([
    listUnread(actor, ids),
    countUnreadThreads(actor, { boardId: board.id }),
    mutedIn(actor, board.unitPath),
    findBoardLevel(actor, board.id),
  ]);
  return { unread, unreadThreads, barrier, level, mayOpen: canOpenThread(actor, board) };
}

/** What is unread on one page of a label in an area. */
export async function tagOverlay(
  actor: Member,
  [, id = "", cursor]: RegExpExecArray,
  unit: string | null,
): Promise<TagOverlay | null> {
  if (!(await findLabel(actor, id))) return null;
  // The page's own list; of what the reader may not see `listUnread` says nothing.
  const page: Audience = { kind: "audience", area: unit === null ? "site" : `unit:${unit}` };
  const { threads } = await listThreadsOfLabel(page, id, cursor ? readCursor(cursor) : null);
  const unread = await listUnread(
    actor,
    threads.map((thread) => thread.id),
  );
  return { unread };
}

/** The boards of the units that the reader belongs to or looks after: the organisation's page cannot name them. */
export async function forumOverlay(actor: Member, _: RegExpExecArray, unit: string | null): Promise<ForumOverlay> {
  const named = await findScope(actor, unit === null ? {} : { unit });
  const unreadThreads = named ? await countUnreadThreads(actor, named.scope) : 0;
  if (unit !== null) return { boards: [], unreadThreads };
  const boards = (await listBoards(actor)).filter((board) => board.unitId !== null);
  return {
    unreadThreads,
    boards: boards.map((board) => ({
      name: board.name,
      unit: board.unitName ?? "",
      enUnit: board.unitEnName ?? "",
      href: `${areaPath(board.unitSlug)}/forum/boards/${board.slug}`,
    })),
  };
}
