import { listDraftTitles } from "#domains/bulletins/drafts/queries.ts";
import { canManageTopics } from "#domains/bulletins/topics/policy.ts";
import { listTopicsOf } from "#domains/bulletins/topics/queries.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { listPostUses } from "#domains/forum/posts/uses.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { listCarriers } from "#domains/media/library/queries.ts";

export type Use = { kind: "bulletin" | "topic" | "post"; title: string; href: string };

/** Where a thing of the library is used: by name what the actor may know of, and how many places there are besides. */
export async function listUses(actor: Actor, itemId: string): Promise<{ named: Use[]; others: number }> {
  const carriers = await listCarriers(actor, itemId);
  const idsOf = (kind: string) => carriers.flatMap(({ carrier, id }) => (carrier === kind ? id : []));
  const [texts, topics, posts] = await Promise.all([
    listDraftTitles(actor, idsOf("bulletin")),
    listTopicsOf(actor, idsOf("topic")),
    listPostUses(actor, idsOf("post")),
  ]);
  const named: Use[] = [
    ...texts.map(({ id, title }) => ({ kind: "bulletin" as const, title, href: `/desk/bulletins/${id}` })),
    ...topics.map(({ id, slug, title }) => ({
      kind: "topic" as const,
      title,
      href: canManageTopics(actor) ? `/desk/topics/${id}` : `/topics/${slug}`,
    })),
    ...posts.map(({ threadId, number, title, unitSlug }) => ({
      kind: "post" as const,
      title,
      href: `${areaPath(unitSlug)}/forum/threads/${threadId}/${number}#post-${number}`,
    })),
  ];
  return { named, others: carriers.length - named.length };
}
