import { isNull } from "drizzle-orm";
import { db } from "#db/client.ts";
import { isListening, onNotify } from "#db/listen.ts";
import { units } from "#db/schema/units.ts";

declare global {
  var qingfengUnitPaths: Promise<Map<string, string>> | undefined;
}

onNotify("actors", () => {
  globalThis.qingfengUnitPaths = undefined;
});

/** The path of an active unit by its slug, from memory while news of changes arrives; null when there is none. */
export async function findUnitPath(slug: string): Promise<string | null> {
  if (!isListening()) return (await loadPaths()).get(slug) ?? null;
  globalThis.qingfengUnitPaths ??= loadPaths();
  return (await globalThis.qingfengUnitPaths).get(slug) ?? null;
}

async function loadPaths(): Promise<Map<string, string>> {
  const rows = await db.select({ slug: units.slug, path: units.path }).from(units).where(isNull(units.deactivatedAt));
  return new Map(rows.map((row) => [row.slug, row.path]));
}
