import type { Tx } from "#db/client.ts";
import type { Disclosure } from "#db/enums/columns.ts";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import { type CarrierKind, mediaUses } from "#db/schema/media.ts";
import { bulletinVersions } from "#db/schema/reviews.ts";
import { plantColumns } from "#domains/bulletins/columns/house-columns.ts";
import { fingerprintOf } from "#domains/bulletins/review/fingerprint.ts";
import { dayOf } from "#lib/dates.ts";
import { ArticleBody, type Body } from "#lib/text/document.ts";
import { mediaIdsOf } from "#lib/text/nodes.ts";
import { bulletins as content } from "../content/bulletins/index.ts";
import { columns } from "../content/columns.ts";
import type { FilmKey } from "../content/films.ts";
import type { Doc, DocNode, SeedBulletin } from "../content/types.ts";
import { storeFilm } from "./films.ts";
import { instantOf } from "./moments.ts";
import type { Cast } from "./people.ts";
import { album } from "./pictures.ts";

/** Plants columns, bulletins with their publications and pictures; returns ids by key. */
export async function seedBulletins(tx: Tx, cast: Cast): Promise<Map<string, string>> {
  const columnIds = await plantColumns(tx, columns);
  const shelf: Shelf = {
    picture: album(tx, cast.member("editor")),
    film: (key) => storeFilm(tx, cast.member("editor"), key),
  };
  const ids = new Map<string, string>();
  for (const seed of content) ids.set(seed.key, await plant(tx, cast, seed, columnIds.get(seed.column)!, shelf));
  return ids;
}

/** Keeps what a text shows, and answers with its media id. */
type Shelf = { picture: ReturnType<typeof album>; film: (key: FilmKey) => Promise<string> };

async function plant(tx: Tx, cast: Cast, seed: SeedBulletin, columnId: string, shelf: Shelf): Promise<string> {
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
    coverId: seed.picture === null ? null : await shelf.picture(seed.picture),
    indent: seed.column !== "comment" && seed.column !== "family",
    body: await withFiles(seed.body, shelf),
    disclosure: disclosureOf(seed),
  };
  const [bulletin] = await tx
    .insert(bulletins)
    .values({ ...text, authorId: cast.member("editor"), isDemo: true, createdAt: at, updatedAt: at })
    .returning({ id: bulletins.id });
  await tx.insert(bulletinVersions).values({
    ...{ ...text, bulletinId: bulletin!.id, version: 1, fingerprint: fingerprintOf(text), createdAt: at },
    keptFor: "publication",
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

/** The content names pictures by number and films by key; a stored body names both by id. */
async function withFiles(doc: Doc, shelf: Shelf): Promise<Body> {
  const replace = async (node: DocNode): Promise<DocNode> => {
    const { picture, film, ...said } = node.attrs ?? {};
    if (node.type === "image")
      return { type: "image", attrs: { alt: "", caption: "", ...said, mediaId: await shelf.picture(Number(picture)) } };
    if (node.type === "attachment")
      return { type: "attachment", attrs: { ...said, mediaId: await shelf.film(film as FilmKey) } };
    return node.content ? { ...node, content: await Promise.all(node.content.map(replace)) } : node;
  };
  return ArticleBody.parse({ type: "doc", content: await Promise.all(doc.content.map(replace)) });
}
