import { and, desc, eq, isNull } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { bulletinImports, bulletins } from "#db/schema/bulletins.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { visibleDrafts } from "../visibility.ts";
import type { Losses } from "./losses.ts";

/** The report of a working copy's import that nobody has put away yet; null where there is none. */
export async function findImport(viewer: Viewer, bulletinId: string, on: Reader = db) {
  const [row] = await on
    .select({
      id: bulletinImports.id,
      fileName: bulletinImports.fileName,
      pictures: bulletinImports.pictures,
      losses: bulletinImports.losses,
    })
    .from(bulletinImports)
    .innerJoin(bulletins, eq(bulletins.id, bulletinImports.bulletinId))
    .where(and(eq(bulletins.id, bulletinId), isNull(bulletinImports.dismissedAt), visibleDrafts(viewer)))
    .orderBy(desc(bulletinImports.createdAt))
    .limit(1);
  return row ? { ...row, losses: row.losses as Losses } : null;
}
