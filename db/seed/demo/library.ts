import { asc, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { libraryItems, media, mediaUses } from "#db/schema/media.ts";
import type { Cast } from "./people.ts";

const SHELVED = 12;

/** Puts the pictures of the first articles on the shelves of their areas. */
export async function seedLibrary(tx: Tx, cast: Cast): Promise<void> {
  const covers = await tx
    .selectDistinctOn([bulletins.coverId], {
      mediaId: media.id,
      unitId: bulletins.unitId,
      title: bulletins.title,
      createdAt: bulletins.createdAt,
    })
    .from(bulletins)
    .innerJoin(media, eq(media.id, bulletins.coverId))
    .where(isNotNull(bulletins.coverId))
    .orderBy(asc(bulletins.coverId), asc(bulletins.createdAt))
    .limit(SHELVED);
  const rows = covers.map(({ title, ...cover }) => ({
    ...cover,
    title: `题图：${title}`.slice(0, 120),
    addedBy: cast.member("editor"),
    isDemo: true,
  }));
  const items = await tx.insert(libraryItems).values(rows).returning();
  await tx
    .insert(mediaUses)
    .values(items.map(({ id, mediaId }) => ({ mediaId, carrier: "library" as const, carrierId: id })));
}
