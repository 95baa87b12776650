import { asc } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { checkedWords } from "#db/schema/reviews.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { canUseBulletinDesk } from "../policy.ts";

/** The words that texts are searched for, for those who work on texts. */
export async function listCheckedWords(viewer: Viewer, on: Reader = db) {
  if (viewer.kind === "audience" || !canUseBulletinDesk(viewer)) return [];
  return on.select().from(checkedWords).orderBy(asc(checkedWords.level), asc(checkedWords.wrong));
}
