import { and, asc, eq, or } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { posts } from "#db/schema/forum.ts";
import { ignores } from "#db/schema/ignores.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { visiblePeople } from "#domains/people/directory/visibility.ts";
import { UUID } from "#lib/text/urls.ts";
import { hasSpokenTo } from "../contributions/queries.ts";
import { inWindow } from "../posts/queries.ts";
import type { Window } from "../posts/windows.ts";
import type { Thread } from "../threads/queries.ts";

/** Somebody whom the actor knows, or whose words they have read. */
export async function findPersonToIgnore(actor: Actor, id: string, on: Reader = db) {
  const [row] = await on
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, id), or(visiblePeople(actor), hasSpokenTo(actor))));
  return row ?? null;
}

/** Whether the actor ignores somebody; null where not. */
export async function findIgnored(actor: Actor, personId: string, on: Reader = db) {
  if (actor.id === null || !UUID.test(personId)) return null;
  const [row] = await on
    .select({ id: ignores.ignoredId })
    .from(ignores)
    .where(and(eq(ignores.memberId, actor.id), eq(ignores.ignoredId, personId)));
  return row ?? null;
}

/** Those whom the actor ignores, by name. */
export async function listIgnored(actor: Actor, on: Reader = db) {
  if (actor.id === null) return [];
  return on
    .select({ id: members.id, name: members.name, since: ignores.createdAt })
    .from(ignores)
    .innerJoin(members, eq(members.id, ignores.ignoredId))
    .where(eq(ignores.memberId, actor.id))
    .orderBy(asc(members.name));
}

/** The numbers of the posts of a window that are folded for the actor. */
export async function listFolded(actor: Actor, thread: Thread, window: Window, on: Reader = db): Promise<number[]> {
  if (actor.id === null) return [];
  const rows = await on
    .select({ number: posts.number })
    .from(posts)
    .innerJoin(ignores, and(eq(ignores.ignoredId, posts.authorId), eq(ignores.memberId, actor.id)))
    .where(inWindow(thread, window));
  return rows.map(({ number }) => number);
}
