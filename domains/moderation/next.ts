import type { Outcome } from "#domains/kernel/command.ts";

/** Where each form of a moderator ends. A page that is to be returned to travels in the form as `back`; only own paths count. */
const back = (form: FormData, otherwise: string): string => {
  const path = String(form.get("back") ?? "");
  return /^\/(?![/\\])[\w\-/.#~]*$/.test(path) ? path : otherwise;
};

export const backToPost = (_: Outcome, form: FormData) => back(form, `/desk/moderation/posts/${form.get("postId")}`);
export const backToThread = (_: Outcome, form: FormData) => back(form, `/moderate/threads/${form.get("threadId")}`);
export const backToQueue = (_: Outcome, form: FormData) => back(form, "/desk/moderation");
export const afterFlag = (_: Outcome, form: FormData) => `/flags/${form.get("postId")}?sent=1`;
export const afterAppeal = (_: Outcome, form: FormData) => `/decisions/${form.get("actionId")}`;
