import { and, eq, inArray, isNull } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { cases } from "#db/schema/cases.ts";
import { threads } from "#db/schema/forum.ts";
import { media, mediaUses } from "#db/schema/media.ts";
import { topics } from "#db/schema/topics.ts";
import { visibleCases } from "#domains/cases/visibility.ts";
import { visibleThreads } from "#domains/forum/visibility.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { listVisibleItems } from "#domains/media/library/queries.ts";
import { type Carriers, maySeeFile } from "#domains/media/visibility.ts";
import { type Body, walk } from "#lib/text/nodes.ts";
import { listColumns } from "../columns/queries.ts";
import { visibleTopics } from "../topics/visibility.ts";
import { visiblePublications } from "../visibility.ts";
import { anchorsOf, type Target, targetOf } from "./targets.ts";

/** A link that leads nowhere: to nothing at all, or past the place that it names on its page. */
export type BrokenLink = { href: string; text: string; misses: "page" | "place" };
/** A text whose links are followed; with its id, so that those to itself are asked of what it says now. */
type Linked = { id?: string; body: Body };

/** The links of a body with the words that bear them. */
export function linksOf(body: Body): { href: string; text: string }[] {
  const links = [];
  for (const node of walk(body)) {
    if (node.type !== "text") continue;
    for (const mark of node.marks ?? [])
      if (mark.type === "link") links.push({ href: mark.attrs.href, text: node.text });
  }
  return links;
}

/**
 * Links within the house that lead to nothing that the viewer may see: bulletins, cases and threads with the place in them,
 * columns, topics and files. Other sites are not asked: the check is offline. `carriers` says who may see which file.
 */
export async function listBrokenLinks(
  viewer: Viewer,
  { id, body }: Linked,
  carriers: Carriers,
  on: Reader = db,
): Promise<BrokenLink[]> {
  const inside = linksOf(body).flatMap((link) => {
    const target = targetOf(link.href);
    return target ? [{ ...link, target }] : [];
  });
  const idsOf = (kind: Target["kind"]) => [
    ...new Set(inside.filter(({ target }) => target.kind === kind).map(({ target }) => target.id)),
  ];
  const known: Record<Target["kind"], Places> = {
    bulletin: new Map([
      ...(await placesOfTexts(viewer, idsOf("bulletin"), on)),
      ...(id ? [[id, anchorsOf(body)] as const] : []),
    ]),
    thread: new Map(await placesOfThreads(viewer, idsOf("thread"), on)),
    case: anyPlaceOf(await casesAmong(viewer, idsOf("case"), on)),
    column: anyPlaceOf(await columnsAmong(viewer, idsOf("column"), on)),
    topic: anyPlaceOf(await topicsAmong(viewer, idsOf("topic"), on)),
    media: anyPlaceOf(await listVisibleItems(viewer, idsOf("media"), on)),
    file: anyPlaceOf(await filesAmong(viewer, idsOf("file"), carriers, on)),
  };
  return inside.flatMap(({ href, text, target }): BrokenLink[] => {
    const places = known[target.kind].get(target.id);
    if (places === undefined) return [{ href, text, misses: "page" }];
    return places?.has(target.anchor) === false ? [{ href, text, misses: "place" }] : [];
  });
}

/** What is there, and the places in it that a link may name; null: they are not known, and each is taken to be there. */
type Places = Map<string, Set<string> | null>;
const anyPlaceOf = (ids: string[]): Places => new Map(ids.map((id) => [id, null]));

async function placesOfTexts(viewer: Viewer, ids: string[], on: Reader) {
  if (ids.length === 0) return [];
  const rows = await on
    .select({ id: publications.bulletinId, body: publications.body })
    .from(publications)
    .where(and(inArray(publications.bulletinId, ids), visiblePublications(viewer)));
  return rows.map(({ id, body }) => [id, anchorsOf(body)] as const);
}

async function placesOfThreads(viewer: Viewer, ids: string[], on: Reader) {
  if (ids.length === 0) return [];
  const rows = await on
    .select({ id: threads.id, last: threads.lastNumber })
    .from(threads)
    .where(and(inArray(threads.id, ids), visibleThreads(viewer)));
  const postsUpTo = (last: number) => new Set(["", ...Array.from({ length: last }, (_, at) => `post-${at + 1}`)]);
  return rows.map(({ id, last }) => [id, postsUpTo(last)] as const);
}

async function casesAmong(viewer: Viewer, ids: string[], on: Reader): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await on
    .select({ id: cases.id })
    .from(cases)
    .where(and(inArray(cases.id, ids), visibleCases(viewer)));
  return rows.map(({ id }) => id);
}

async function columnsAmong(viewer: Viewer, slugs: string[], on: Reader): Promise<string[]> {
  if (slugs.length === 0) return [];
  return (await listColumns(viewer, on)).map(({ slug }) => slug).filter((slug) => slugs.includes(slug));
}

async function topicsAmong(viewer: Viewer, slugs: string[], on: Reader): Promise<string[]> {
  if (slugs.length === 0) return [];
  const rows = await on
    .select({ slug: topics.slug })
    .from(topics)
    .where(and(inArray(topics.slug, slugs), visibleTopics(viewer)));
  return rows.map(({ slug }) => slug);
}

/** Files that something shows which the viewer may see: a file of one's own that nothing carries has no readers. */
async function filesAmong(viewer: Viewer, ids: string[], carriers: Carriers, on: Reader): Promise<string[]> {
  if (ids.length === 0) return [];
  const uses = await on
    .select({ mediaId: mediaUses.mediaId, carrier: mediaUses.carrier, carrierId: mediaUses.carrierId })
    .from(mediaUses)
    .innerJoin(media, eq(media.id, mediaUses.mediaId))
    .where(and(inArray(mediaUses.mediaId, ids), isNull(media.withdrawnAt)));
  const carriedAs = (id: string) => ({
    ownerId: "",
    isWithdrawn: false,
    uses: uses.filter(({ mediaId }) => mediaId === id),
  });
  const seen = await Promise.all(ids.map((id) => maySeeFile(viewer, carriedAs(id), carriers)));
  return ids.filter((_, at) => seen[at]);
}
