import { asc } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { bulletinColumns } from "#db/schema/bulletins.ts";
import type { Viewer } from "#domains/kernel/actor.ts";

export type Column = typeof bulletinColumns.$inferSelect;

/** The columns 栏目, in their order: the same for everyone who is signed in. */
export async function listColumns(viewer: Viewer, on: Reader = db): Promise<Column[]> {
  if (viewer.kind === "guest") return [];
  return on.select().from(bulletinColumns).orderBy(asc(bulletinColumns.position), asc(bulletinColumns.slug));
}
