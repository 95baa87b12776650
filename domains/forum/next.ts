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
export const toSwept = ({ id, boardSlug }: { id: string; boardSlug: string | null }, form: FormData) =>
  stays(form) ? null : `/forum/lists/unread?${boardSlug ? `board=${boardSlug}&` : ""}swept=${id}`;

export const toRestored = (_: unknown, form: FormData) => (stays(form) ? null : "/forum/lists/unread");

/** Back to the list on which the form stands. */
export const toList = (_: unknown, form: FormData) => {
  const here = String(form.get("here") ?? "");
  return /^\/forum\/lists\/[a-z]+(?:\?[\w=&-]*)?$/.test(here) ? here : "/forum/lists/latest";
};

export const toDrafts = () => "/drafts";
export const toBoards = () => "/desk/boards";
export const toPoll = ({ id }: { id: string }) => `/polls/${id}`;
