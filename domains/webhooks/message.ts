import { findBulletin } from "#domains/bulletins/queries.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { findPostByNumber } from "#domains/forum/posts/queries.ts";
import { postPath, threadPath } from "#domains/forum/posts/windows.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import type { Audience } from "#domains/kernel/actor.ts";

export type Told = { name: string; subjectId: string; payload: Record<string, unknown>; at: Date };

/**
 * What is told of an event: what and where, never the words; whoever wants them asks for them with a token, and is asked
 * what they may see. Null for what every member of the area may not see (any more).
 */
export async function messageOf(audience: Audience, event: Told): Promise<Record<string, string | number> | null> {
  const [domain] = event.name.split(".");
  const base = areaPath(audience.area === "site" ? null : audience.area.slice("unit:".length));
  if (domain === "bulletins") return aboutBulletin(audience, event, base);
  const threadId = String(event.payload.threadId ?? event.subjectId);
  const thread = await findThread(audience, threadId);
  if (!thread) return null;
  if (event.name === "forum.thread.opened") return { threadId, address: threadPath(base, threadId) };
  const number = Number(event.payload.number);
  const post = await findPostByNumber(audience, threadId, number);
  if (!post || post.isHidden || post.isDeleted) return null;
  return { threadId, number, address: postPath(base, threadId, number) };
}

async function aboutBulletin(audience: Audience, { name, subjectId: bulletinId }: Told, base: string) {
  const told = { bulletinId, address: `${base}/bulletins/${bulletinId}` };
  // That something was taken back is told of what is gone.
  if (name === "bulletins.bulletin.withdrawn") return told;
  return (await findBulletin(audience, bulletinId)) && told;
}
