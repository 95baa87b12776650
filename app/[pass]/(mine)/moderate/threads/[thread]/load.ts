import { notFound } from "next/navigation";
import { personOf } from "#domains/edge/audience.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import { canModerateThread } from "#domains/moderation/policy.ts";
import { findModeratedThread, isUuid } from "#domains/moderation/subjects.ts";

export type ThreadParams = Promise<{ pass: string; thread: string }>;

/** A thread for whoever keeps order in it: as acts know it, and as its readers do (`shown`). Missing for everybody else. */
export async function loadModerated(params: ThreadParams, page = "") {
  const { thread: id } = await params;
  const person = await personOf(params, `/moderate/threads/${id}${page && `/${page}`}`);
  const thread = isUuid(id) ? await findModeratedThread(person.actor, id) : null;
  if (!thread || !canModerateThread(person.actor, thread)) notFound();
  const shown = await findThread(person.actor, id);
  if (!shown) notFound();
  return { ...person, thread, shown };
}
