import { hiddenFields } from "../door.ts";
import type { Asks } from "./people.ts";

/** What a page holds, and its forms as a browser without JavaScript sends them. */

export const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** The id of the post on a page of a thread that says `words`, for a reader who may flag it. */
export function saidIn(html: string, words: string): string | null {
  const part = html.split(' id="post-').find((post) => post.includes(words) && post.includes("/flags/"));
  return new RegExp(`/flags/(${UUID})`).exec(part ?? "")?.[1] ?? null;
}

/** Sends a form as a browser without JavaScript does; `mark` is something that only this form contains. */
export async function submit(asks: Asks, path: string, mark: string, fields: Record<string, string>) {
  const page = await (await asks(path)).text();
  return asks(path, { method: "POST", multipart: { ...hiddenFields(page, mark), ...fields } });
}

/** All that `pattern` takes out of a page, each once. */
export async function allOf(asks: Asks, path: string, pattern: string): Promise<string[]> {
  const html = await (await asks(path)).text();
  return [...new Set([...html.matchAll(new RegExp(pattern, "g"))].map(([, found = ""]) => found))];
}

export async function firstOf(asks: Asks, path: string, pattern: string): Promise<string> {
  const [found] = await allOf(asks, path, pattern);
  if (!found) throw new Error(`nothing like ${pattern} on ${path}`);
  return found;
}

/** A leader hides a post from its page on the desk. */
export async function hide(leader: Asks, postId: string, reason = "写出了他人姓名") {
  const page = await (await leader(`/desk/moderation/posts/${postId}`)).text();
  const pane = page.slice(page.indexOf('data-deed="hide"'));
  const fields = { ...hiddenFields(pane, 'name="reason"'), reason };
  return leader(`/desk/moderation/posts/${postId}`, { method: "POST", multipart: fields });
}
