import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { AUTOMATIC_KEEPS, type KeptFor } from "#db/enums/reviews.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { bulletinVersions } from "#db/schema/reviews.ts";
import { isBlank } from "#lib/text/excerpt.ts";
import type { Draft } from "../drafts/queries.ts";
import { keepVersion } from "./keep.ts";

/** After so long what somebody wrote was finished for the time being. */
const PAUSE_MINUTES = 10;
/** Of writing that goes on, no more than this is written over. */
const INTERVAL_MINUTES = 15;
/** As many of them as one looks through; what was kept for a review, a plan or a publication stays for good. */
const AUTOMATIC_MAX = 50;

/** Keeps what is about to be written over where somebody may want it back: the desk saves every two seconds. */
export async function keepOnTheWay(tx: Tx, draft: Draft, writerId: string): Promise<void> {
  if (draft.version === 1 && isBlank(draft.body)) return;
  const keptFor = await reasonToKeep(tx, draft, writerId);
  if (!keptFor) return;
  await keepVersion(tx, draft, { keptFor });
  await thinOut(tx, draft.id);
}

async function reasonToKeep(tx: Tx, { id, editorId, authorId }: Draft, writerId: string): Promise<KeptFor | null> {
  if ((editorId ?? authorId) !== writerId) return "writer";
  const before = (minutes: number) => sql`now() - make_interval(mins => ${minutes})`;
  const lastKept = sql`(select max(${bulletinVersions.createdAt}) from ${bulletinVersions}
    where ${bulletinVersions.bulletinId} = ${id})`;
  const [clock] = await tx
    .select({
      hasPaused: sql<boolean>`${bulletins.updatedAt} < ${before(PAUSE_MINUTES)}`,
      isLong: sql<boolean>`greatest(${bulletins.createdAt}, ${lastKept}) < ${before(INTERVAL_MINUTES)}`,
    })
    .from(bulletins)
    .where(eq(bulletins.id, id));
  if (clock?.hasPaused) return "pause";
  return clock?.isLong ? "interval" : null;
}

async function thinOut(tx: Tx, bulletinId: string) {
  const isAutomatic = and(
    eq(bulletinVersions.bulletinId, bulletinId),
    inArray(bulletinVersions.keptFor, [...AUTOMATIC_KEEPS]),
  );
  const surplus = tx
    .select({ id: bulletinVersions.id })
    .from(bulletinVersions)
    .where(isAutomatic)
    .orderBy(desc(bulletinVersions.version))
    .offset(AUTOMATIC_MAX);
  await tx.delete(bulletinVersions).where(inArray(bulletinVersions.id, surplus));
}
