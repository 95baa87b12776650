import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { Step } from "#db/enums/reviews.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { bulletinVersions, reviews } from "#db/schema/reviews.ts";
import type { Draft } from "../drafts/queries.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { waitingWord } from "./progress.ts";

type Opening = { draft: Draft; steps: Step[]; submittedBy: string; isAfterwards?: boolean };

/** Keeps the working copy as it stands and begins its review: nothing that was said of earlier versions counts any more. */
export async function openReview(
  tx: Tx,
  { draft, steps, submittedBy, isAfterwards = false }: Opening,
): Promise<string> {
  const { id, version, columnId, unitId, title, summary, source, byline, coverId, indent, body, writerIds } = draft;
  const kept = { version, columnId, unitId, title, summary, source, byline, coverId, indent, body };
  // The same version may be handed in again once it was taken back.
  await tx
    .insert(bulletinVersions)
    .values({ ...kept, bulletinId: id, fingerprint: fingerprintOf(draft) })
    .onConflictDoNothing();
  const [row] = await tx
    .insert(reviews)
    .values({
      bulletinId: id,
      versionId: sql`(select id from bulletin_versions where bulletin_id = ${id} and version = ${version})`,
      steps,
      waitingFor: steps[0]!.tasks.map(waitingWord),
      writerIds: [...new Set([...writerIds, submittedBy])],
      submittedBy,
      isAfterwards,
    })
    .returning({ id: reviews.id });
  await tx.update(bulletins).set({ reviewId: row!.id }).where(eq(bulletins.id, id));
  return row!.id;
}
