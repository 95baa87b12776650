import { areaPath } from "#domains/edge/paths.ts";
import { postPath, threadPath } from "./posts/windows.ts";

// Where a form ends that was sent without JavaScript. With it the page stays (`stay`) and does the rest itself.

type Place = { threadId: string; unitSlug: string | null; number: number };

const stays = (form: FormData) => form.get("stay") === "1";

/** Where the author of something that waits finds it. */
export const WAITING_PATH = "/drafts#waiting";

export const toPost = (result: Place & { isPending?: boolean }, form: FormData) => {
  if (stays(form)) return null;
  return result.isPending ? WAITING_PATH : postPath(areaPath(result.unitSlug), result.threadId, result.number);
};

export const toOpened = (result: { id: string; unitSlug: string | null; isPending: boolean }) =>
  result.isPending ? WAITING_PATH : threadPath(areaPath(result.unitSlug), result.id);

export const toFollowed = (result: { id: string; unitSlug: string | null }, form: FormData) =>
  stays(form) ? null : threadPath(areaPath(result.unitSlug), result.id);

export const toMarked = (
  { number, ...result }: { id: string; unitSlug: string | null; number: number },
  form: FormData,
) => (stays(form) ? null : postPath(areaPath(result.unitSlug), result.id, number));

/** What a sweep did is told, and can be undone, on the list of what is unread. */
export function toSwept({ id, list }: { id: string; list: Record<string, string> }, form: FormData): string | null {
  const named = Object.entries(list).filter(([, slug]) => slug !== "");
  return stays(form) ? null : `/forum/lists/unread?${new URLSearchParams([...named, ["swept", id]])}`;
}

export const toRestored = (_: unknown, form: FormData) => (stays(form) ? null : "/forum/lists/unread");

/** Back to the list on which the form stands. */
export const toList = (_: unknown, form: FormData) => {
  const here = String(form.get("here") ?? "");
  return /^\/forum\/lists\/[a-z]+(?:\?[\w=&-]*)?$/.test(here) ? here : "/forum/lists/latest";
};

export const toPoll = ({ id }: { id: string }) => `/polls/${id}`;
export const toBoardPage = (board: { unitSlug: string | null; boardSlug: string }, form: FormData) =>
  stays(form) ? null : `${areaPath(board.unitSlug)}/forum/boards/${board.boardSlug}`;

/** The button below a post leads to note and time; who has written them is done. */
export const toBookmark = ({ id }: { id: string }, form: FormData) => {
  if (stays(form)) return null;
  return form.has("note") ? toBookmarks() : `/bookmarks/${id}`;
};

/** Whom one ignores is seen on their page, or in the settings where that is asked for. */
export const toPerson = ({ id }: { id: string }, form: FormData) =>
  form.get("from") === "settings" ? "/settings/ignored" : `/people/${id}`;

export const toBookmarks = () => "/bookmarks";
export const toDrafts = () => "/drafts";
export const toRules = () => "/desk/moderation/rules";
export const toRule = ({ id }: { id: string }) => `/desk/moderation/rules/${id}`;
export const toBoards = () => "/desk/boards";
export const toBoard = ({ id }: { id: string }) => `/desk/boards/${id}`;
/** A group's own page, for the group and for each of its labels. */
export const toGroup = (result: { id: string; groupId?: string }) => `/desk/tags/${result.groupId ?? result.id}`;

/** Where the subject is not the thread itself. */
export const toThread = ({ threadId, unitSlug }: { threadId: string; unitSlug: string | null }) =>
  threadPath(areaPath(unitSlug), threadId);
