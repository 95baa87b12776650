import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { Disclosure } from "#db/enums/columns.ts";
import { bulletinColumns, bulletins, publications } from "#db/schema/bulletins.ts";
import { type CarrierKind, mediaUses } from "#db/schema/media.ts";
import { bulletinVersions } from "#db/schema/reviews.ts";
import { fingerprintOf } from "#domains/bulletins/review/fingerprint.ts";
import { dayOf } from "#lib/dates.ts";
import { ArticleBody, type Body } from "#lib/text/document.ts";
import { mediaIdsOf } from "#lib/text/nodes.ts";
import { bulletins as content } from "../content/bulletins/index.ts";
import { columns } from "../content/columns.ts";
import type { Doc, DocNode, SeedBulletin } from "../content/types.ts";
import { instantOf } from "./moments.ts";
import type { Cast } from "./people.ts";
import { album } from "./pictures.ts";

/** Plants columns, bulletins with their publications and pictures; returns ids by key. */
export async function seedBulletins(tx: Tx, cast: Cast): Promise<Map<string, string>> {
  const columnIds = new Map<string, string>();
  for (const [position, { route, parent, ...column }] of columns.entries()) {
    const parentId = parent ? columnIds.get(parent) : null;
    const routeId = route && sql`(select id from review_routes where slug = ${route})`;
    const [row] = await tx
      .insert(bulletinColumns)
      .values({ ...column, position, parentId, routeId })
      .returning({ id: bulletinColumns.id });
    columnIds.set(column.slug, row!.id);
  }
  const picture = album(tx, cast.member("editor"));
  const ids = new Map<string, string>();
  for (const seed of content) ids.set(seed.key, await plant(tx, cast, seed, columnIds.get(seed.column)!, picture));
  return ids;
}

type Album = ReturnType<typeof album>;

async function plant(tx: Tx, cast: Cast, seed: SeedBulletin, columnId: string, picture: Album): Promise<string> {
  const at = instantOf(seed.published);
  const text = {
    columnId,
    unitId: cast.unit(seed.unit),
    title: seed.title,
    kind: "original" as const,
    risk: "ordinary" as const,
    summary: seed.summary,
    source: seed.source,
    byline: seed.author,
    coverId: seed.picture === null ? null : await picture(seed.picture),
    indent: seed.column !== "comment" && seed.column !== "family",
    body: await withPictures(seed.body, picture),
    disclosure: disclosureOf(seed),
  };
  const [bulletin] = await tx
    .insert(bulletins)
    .values({ ...text, authorId: cast.member("editor"), isDemo: true, createdAt: at, updatedAt: at })
    .returning({ id: bulletins.id });
  await tx.insert(bulletinVersions).values({
    ...{ ...text, bulletinId: bulletin!.id, version: 1, fingerprint: fingerprintOf(text), createdAt: at },
  });
  const [publication] = await tx
    .insert(publications)
    .values({
      ...text,
      bulletinId: bulletin!.id,
      version: 1,
      firstPublishedAt: at,
      publishedAt: at,
      publishedBy: cast.member("publisher"),
    })
    .returning({ id: publications.id });
  const used = new Set([...mediaIdsOf(text.body), ...(text.coverId ? [text.coverId] : [])]);
  await carry(tx, "bulletin", bulletin!.id, used);
  await carry(tx, "publication", publication!.id, used);
  return bulletin!.id;
}

function disclosureOf({ disclosure }: SeedBulletin): Disclosure | null {
  if (!disclosure) return null;
  const { reviewInDays, ...said } = disclosure;
  return { ...said, reviewOn: dayOf(new Date(Date.now() + reviewInDays * 86_400_000)) };
}

async function carry(tx: Tx, carrier: CarrierKind, carrierId: string, mediaIds: Set<string>) {
  if (mediaIds.size === 0) return;
  await tx.insert(mediaUses).values([...mediaIds].map((mediaId) => ({ mediaId, carrier, carrierId })));
}

/** The content names pictures by number; a stored body names them by id. */
async function withPictures(doc: Doc, picture: Album): Promise<Body> {
  const replace = async (node: DocNode): Promise<DocNode> => {
    if (node.type !== "image")
      return node.content ? { ...node, content: await Promise.all(node.content.map(replace)) } : node;
    const { picture: number, alt, caption } = node.attrs ?? {};
    return { type: "image", attrs: { mediaId: await picture(Number(number)), alt: alt ?? "", caption: caption ?? "" } };
  };
  return ArticleBody.parse({ type: "doc", content: await Promise.all(doc.content.map(replace)) });
}
