import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletinColumns, bulletins, reviewRoutes } from "#db/schema/bulletins.ts";
import { bulletinVersions, reviewDecisions, reviews } from "#db/schema/reviews.ts";
import { fingerprintOf } from "#domains/bulletins/review/fingerprint.ts";
import { openTasks, waitingWord } from "#domains/bulletins/review/progress.ts";
import { ArticleBody } from "#lib/text/document.ts";
import { reviews as content, type SeedReview } from "../content/reviews.ts";
import type { Cast } from "./people.ts";

const hoursBefore = (hours: number) => new Date(Date.now() - hours * 3_600_000);

/** Plants texts that are in review or came back from it: what the staff's desk holds on the first morning. */
export async function seedReviews(tx: Tx, cast: Cast): Promise<void> {
  for (const seed of content) await plant(tx, cast, seed);
}

async function plant(tx: Tx, cast: Cast, seed: SeedReview) {
  const [column] = await tx
    .select({ id: bulletinColumns.id, steps: reviewRoutes.steps })
    .from(bulletinColumns)
    .innerJoin(reviewRoutes, eq(reviewRoutes.id, bulletinColumns.routeId))
    .where(eq(bulletinColumns.slug, seed.column));
  const author = cast.member("editor");
  const at = hoursBefore(seed.handedInHoursAgo);
  const text = {
    ...{ columnId: column!.id, unitId: null, title: seed.title, summary: seed.summary, source: seed.source },
    ...{ kind: "original" as const, risk: "ordinary" as const },
    ...{ byline: seed.author, coverId: null, indent: true, disclosure: null, body: ArticleBody.parse(seed.body) },
  };
  const [bulletin] = await tx
    .insert(bulletins)
    .values({ ...text, authorId: author, writerIds: [author], isDemo: true, createdAt: at, updatedAt: at })
    .returning({ id: bulletins.id });
  const bulletinId = bulletin!.id;
  const [version] = await tx
    .insert(bulletinVersions)
    .values({ ...text, bulletinId, version: 1, fingerprint: fingerprintOf(text), createdAt: at })
    .returning({ id: bulletinVersions.id });
  const decisions = seed.words.map(({ by, hoursAgo, ...word }) => ({
    ...word,
    memberId: cast.member(by),
    createdAt: hoursBefore(hoursAgo),
  }));
  const last = decisions.at(-1)!;
  const isReturned = last.verdict === "return";
  const standing = { steps: column!.steps, step: seed.step, writerIds: [author], decisions };
  const [review] = await tx
    .insert(reviews)
    .values({
      ...{ bulletinId, versionId: version!.id, steps: column!.steps, step: seed.step, writerIds: [author] },
      state: isReturned ? "returned" : "in_review",
      stepSince: seed.step === 0 ? at : last.createdAt,
      waitingFor: isReturned ? [] : openTasks(standing).map(waitingWord),
      submittedBy: author,
      createdAt: at,
      endedAt: isReturned ? last.createdAt : null,
    })
    .returning({ id: reviews.id });
  await tx.insert(reviewDecisions).values(decisions.map((word) => ({ ...word, reviewId: review!.id })));
  await tx.update(bulletins).set({ reviewId: review!.id }).where(eq(bulletins.id, bulletinId));
}
