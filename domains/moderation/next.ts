import { areaPath } from "#domains/edge/paths.ts";
import { postPath } from "#domains/forum/posts/windows.ts";
import type { Outcome } from "#domains/kernel/command.ts";

type Worked = Outcome & { deed: string; done: number; refused: string[] };

type Target = { toThreadId: string; toUnitPath: string | null; number: number };

/** Where each form of a moderator ends. A page that is to be returned to travels in the form as `back`; only own paths count. */
const back = (form: FormData, otherwise: string): string => {
  const path = String(form.get("back") ?? "");
  return /^\/(?![/\\])[\w\-/.#~?=&%]*$/.test(path) ? path : otherwise;
};

export const backToPost = (_: Outcome, form: FormData) => back(form, `/desk/moderation/posts/${form.get("postId")}`);
export const backToThread = (_: Outcome, form: FormData) => back(form, `/moderate/threads/${form.get("threadId")}`);
/** Where what was moved stands now. */
export const toTarget = ({ toThreadId, toUnitPath, number }: Outcome & Target) =>
  postPath(areaPath(toUnitPath?.split(".").at(-1) ?? null), toThreadId, number);
export const backToQueue = (_: Outcome, form: FormData) => back(form, "/desk/moderation");
export const backToMutes = (_: Outcome, form: FormData) => back(form, "/desk/mutes");
export const backToHistory = (_: Outcome, form: FormData) => `/history/${form.get("postId")}`;
export const backToReasons = () => "/desk/moderation/reasons";
export const afterThreads = ({ boardSlug, done }: Outcome & { boardSlug: string; done: number }) =>
  `/moderate/boards/${boardSlug}?done=${done}`;
export const afterFlag = (_: Outcome, form: FormData) => `/flags/${form.get("postId")}?sent=1`;
export const afterAppeal = (_: Outcome, form: FormData) => `/decisions/${form.get("actionId")}`;

/** Rows that refused stand once more in the preview, which says why; where none did, the queue says how many were done. */
export function afterWork({ deed, done, refused }: Worked, form: FormData): string {
  const query = new URLSearchParams({ done: String(done) });
  if (refused.length === 0) return `/desk/moderation?${query}`;
  query.set("deed", deed);
  if (deed === "assign") query.set("to", String(form.get("to") ?? ""));
  for (const id of refused) query.append("item", id);
  return `/desk/moderation/bulk?${query}`;
}
