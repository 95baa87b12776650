import { inArray, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { cases } from "#db/schema/cases.ts";
import { threads } from "#db/schema/forum.ts";
import { visibleCases } from "#domains/cases/visibility.ts";
import { visibleThreads } from "#domains/forum/visibility.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { type Body, walk } from "#lib/text/nodes.ts";
import { readAddress } from "../topics/address.ts";
import { visiblePublications } from "../visibility.ts";

export type CheckedLink = { href: string; text: string };

/** The links of a body with the words that bear them. */
export function linksOf(body: Body): CheckedLink[] {
  const links: CheckedLink[] = [];
  for (const node of walk(body)) {
    if (node.type !== "text") continue;
    for (const mark of node.marks ?? [])
      if (mark.type === "link") links.push({ href: mark.attrs.href, text: node.text });
  }
  return links;
}

/** Links within the house that lead to nothing that the viewer may see. Other sites are not asked: the check is offline. */
export async function listBrokenLinks(viewer: Viewer, body: Body, on: Reader = db): Promise<CheckedLink[]> {
  const inside = linksOf(body).flatMap((link) => {
    const target = isOwn(link.href) ? readAddress(link.href) : null;
    return target ? [{ ...link, ...target }] : [];
  });
  if (inside.length === 0) return [];
  const ids = [...new Set(inside.map(({ id }) => id))];
  const found = await on
    .select({ id: sql<string>`${publications.bulletinId}` })
    .from(publications)
    .where(sql`${inArray(publications.bulletinId, ids)} and ${visiblePublications(viewer)}`)
    .unionAll(
      on
        .select({ id: sql<string>`${cases.id}` })
        .from(cases)
        .where(sql`${inArray(cases.id, ids)} and ${visibleCases(viewer)}`),
    )
    .unionAll(
      on
        .select({ id: sql<string>`${threads.id}` })
        .from(threads)
        .where(sql`${inArray(threads.id, ids)} and ${visibleThreads(viewer)}`),
    );
  const known = new Set(found.map(({ id }) => id));
  return inside.filter(({ id }) => !known.has(id)).map(({ href, text }) => ({ href, text }));
}

/** From the first slash, or on an origin that we are configured for. */
function isOwn(href: string): boolean {
  if (href.startsWith("/") && !href.startsWith("//")) return true;
  const own = (process.env.QINGFENG_ORIGIN ?? "").split(",").map((origin) => origin.trim());
  return URL.canParse(href) && own.includes(new URL(href).origin);
}
