import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { Step } from "#db/enums/reviews.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { reviews } from "#db/schema/reviews.ts";
import type { Faults } from "../checks/faults.ts";
import type { Draft } from "../drafts/queries.ts";
import { keepVersion } from "../versions/keep.ts";
import { waitingWord } from "./progress.ts";

type Opening = Faults & { draft: Draft; steps: Step[]; submittedBy: string; isAfterwards?: boolean };

/** Keeps the working copy as it stands and begins its review: nothing that was said of earlier versions counts any more. */
export async function openReview(
  tx: Tx,
  { draft, steps, submittedBy, isAfterwards = false, openFaults, faultsReason }: Opening,
): Promise<string> {
  const { id, writerIds } = draft;
  const versionId = await keepVersion(tx, draft, { keptFor: "review" });
  const [row] = await tx
    .insert(reviews)
    .values({
      bulletinId: id,
      versionId,
      steps,
      waitingFor: steps[0]!.tasks.map(waitingWord),
      writerIds: [...new Set([...writerIds, submittedBy])],
      submittedBy,
      isAfterwards,
      openFaults,
      faultsReason,
    })
    .returning({ id: reviews.id });
  await tx.update(bulletins).set({ reviewId: row!.id }).where(eq(bulletins.id, id));
  return row!.id;
}
