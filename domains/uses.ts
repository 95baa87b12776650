import { listDraftTitles } from "#domains/bulletins/drafts/queries.ts";
import { canManageTopics } from "#domains/bulletins/topics/policy.ts";
import { listTopicsOf } from "#domains/bulletins/topics/queries.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { listPostUses } from "#domains/forum/posts/uses.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { listCarriers } from "#domains/media/library/queries.ts";

/** `id`: of the object that carries the file. */
export type Use = { id: string; kind: "bulletin" | "topic" | "post"; title: string; href: string };

/** Where a thing of the library is used: by name what the actor may know of, and how many places there are besides. */
export async function listUses(actor: Actor, itemId: string): Promise<{ named: Use[]; others: number }> {
  const carriers = await listCarriers(actor, itemId);
  const named = await nameUses(actor, carriers);
  return { named, others: carriers.length - named.length };
}

/** Of these carriers those that the actor may know of, by name. */
export async function nameUses(actor: Actor, carriers: { carrier: string; id: string }[]): Promise<Use[]> {
  const idsOf = (kind: string) => carriers.flatMap(({ carrier, id }) => (carrier === kind ? id : []));
  const [texts, topics, posts] = await Promise.all([
    listDraftTitles(actor, idsOf("bulletin")),
    listTopicsOf(actor, idsOf("topic")),
    listPostUses(actor, idsOf("post")),
  ]);
  return [
    ...texts.map(({ id, title }) => ({ id, kind: "bulletin" as const, title, href: `/desk/bulletins/${id}` })),
    ...topics.map(({ itemId, id, slug, title }) => ({
      id: itemId,
      kind: "topic" as const,
      title,
      href: canManageTopics(actor) ? `/desk/topics/${id}` : `/topics/${slug}`,
    })),
    ...posts.map(({ id, threadId, number, title, unitSlug }) => ({
      id,
      kind: "post" as const,
      title,
      href: `${areaPath(unitSlug)}/forum/threads/${threadId}/${number}#post-${number}`,
    })),
  ];
}
