import { db } from "#db/client.ts";
import { bulletinColumns, bulletins, publications } from "#db/schema/bulletins.ts";
import type { Body } from "#lib/text/nodes.ts";

export const bodyWith = (text: string, ...mediaIds: string[]): Body => ({
  type: "doc",
  content: [
    { type: "paragraph", content: [{ type: "text", text }] },
    ...mediaIds.map((mediaId) => ({ type: "image" as const, attrs: { mediaId, alt: "图", caption: "" } })),
  ],
});

let columns = 0;
export async function plantColumn(slug = `column-${++columns}`) {
  const [row] = await db.insert(bulletinColumns).values({ slug, name: "通报", enName: "Notices" }).returning();
  return row!;
}

type Planted = {
  columnId: string;
  unitId: string | null;
  authorId: string;
  title?: string;
  /** A working copy that was never published, one that was withdrawn, or one that readers see. */
  state?: "draft" | "withdrawn" | "published";
  at?: Date;
};

/** A bulletin as the database holds it, without asking anybody; returns the row of its working copy. */
export async function plantBulletin({ state = "published", at = new Date(), title = "通报", ...draft }: Planted) {
  const body = bodyWith(title);
  const [row] = await db
    .insert(bulletins)
    .values({ ...draft, title, body })
    .returning();
  const bulletin = row!;
  if (state === "draft") return bulletin;
  const { columnId, unitId, version, summary, source, byline, indent } = bulletin;
  await db.insert(publications).values({
    ...{ columnId, unitId, version, title, summary, source, byline, indent, body },
    bulletinId: bulletin.id,
    publishedBy: draft.authorId,
    firstPublishedAt: at,
    ...(state === "withdrawn" && { withdrawnAt: at, withdrawnBy: draft.authorId, withdrawnReason: "更正" }),
  });
  return bulletin;
}
