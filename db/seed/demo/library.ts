import { asc, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { libraryItems, media, mediaUses } from "#db/schema/media.ts";
import type { Cast } from "./people.ts";

const SHELVED = 12;

/** Puts the pictures of the first articles on the shelves of their areas, and the films on that of everyone. */
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
  const films = await tx
    .select({ mediaId: media.id, fileName: media.fileName, createdAt: media.createdAt })
    .from(media)
    .where(eq(media.kind, "video"));
  const by = { addedBy: cast.member("editor"), isDemo: true };
  const rows = [
    ...covers.map(({ title, ...cover }) => ({ ...cover, ...by, title: `题图：${title}`.slice(0, 120) })),
    ...films.map(({ fileName, ...film }) => ({ ...film, ...by, title: `短片：${fileName.replace(/\.mp4$/, "")}` })),
  ];
  const items = await tx.insert(libraryItems).values(rows).returning();
  await tx
    .insert(mediaUses)
    .values(items.map(({ id, mediaId }) => ({ mediaId, carrier: "library" as const, carrierId: id })));
}
