import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletinColumns, bulletins, reviewRoutes, routeRules } from "#db/schema/bulletins.ts";
import { bulletinVersions, reviewDecisions, reviews } from "#db/schema/reviews.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { listMandates } from "../delegations/mandates.ts";
import { chosenRule } from "../routes/rules/chosen.ts";
import { visibleDrafts } from "../visibility.ts";

export type Review = NonNullable<Awaited<ReturnType<typeof findReview>>>;

/** The review that counts for a working copy as it stands, with every word that was said in it. */
export async function findReview(viewer: Viewer, bulletinId: string, on: Reader = db) {
  if (!UUID.test(bulletinId)) return null;
  const [row] = await on
    .select({
      id: reviews.id,
      versionId: reviews.versionId,
      version: bulletinVersions.version,
      body: bulletinVersions.body,
      fingerprint: bulletinVersions.fingerprint,
      steps: reviews.steps,
      state: reviews.state,
      step: reviews.step,
      stepSince: reviews.stepSince,
      writerIds: reviews.writerIds,
      submittedBy: members.name,
      isAfterwards: reviews.isAfterwards,
      openFaults: reviews.openFaults,
      faultsReason: reviews.faultsReason,
      createdAt: reviews.createdAt,
      unitPath: units.path,
    })
    .from(bulletins)
    .leftJoin(units, eq(units.id, bulletins.unitId))
    .innerJoin(reviews, eq(reviews.id, bulletins.reviewId))
    .innerJoin(bulletinVersions, eq(bulletinVersions.id, reviews.versionId))
    .innerJoin(members, eq(members.id, reviews.submittedBy))
    .where(and(eq(bulletins.id, bulletinId), visibleDrafts(viewer)));
  if (!row) return null;
  const [decisions, mandates] = await Promise.all([decisionsOf(row.id, on), listMandates(viewer, row.unitPath, on)]);
  return { ...row, decisions, mandates };
}

const holders = alias(members, "holders");

/** Every word that was said in a review, the first one first; for whoever may see the review. */
export const decisionsOf = (reviewId: string, on: Reader) =>
  on
    .select({
      id: reviewDecisions.id,
      step: reviewDecisions.step,
      kind: reviewDecisions.kind,
      verdict: reviewDecisions.verdict,
      memberId: reviewDecisions.memberId,
      name: members.name,
      onBehalfOf: reviewDecisions.onBehalfOf,
      holderName: holders.name,
      reason: reviewDecisions.reason,
      note: reviewDecisions.note,
      quote: reviewDecisions.quote,
      marks: reviewDecisions.marks,
      at: reviewDecisions.createdAt,
    })
    .from(reviewDecisions)
    .innerJoin(members, eq(members.id, reviewDecisions.memberId))
    .leftJoin(holders, eq(holders.id, reviewDecisions.onBehalfOf))
    .where(eq(reviewDecisions.reviewId, reviewId))
    .orderBy(asc(reviewDecisions.createdAt), asc(reviewDecisions.id));

/** The way of a working copy: by the rule that fits it, else by its column; null where the publisher's word is enough. */
export async function findRoute(viewer: Viewer, bulletinId: string, on: Reader = db) {
  const [row] = await on
    .select({
      name: reviewRoutes.name,
      enName: reviewRoutes.enName,
      steps: reviewRoutes.steps,
      ruleKind: routeRules.kind,
      ruleRisk: routeRules.risk,
    })
    .from(bulletins)
    .innerJoin(bulletinColumns, eq(bulletinColumns.id, bulletins.columnId))
    .leftJoin(routeRules, eq(routeRules.id, chosenRule))
    .innerJoin(reviewRoutes, eq(reviewRoutes.id, sql`coalesce(${routeRules.routeId}, ${bulletinColumns.routeId})`))
    .where(and(eq(bulletins.id, bulletinId), visibleDrafts(viewer)));
  if (!row) return null;
  const { ruleKind, ruleRisk, ...route } = row;
  return { ...route, rule: ruleRisk && { kind: ruleKind, risk: ruleRisk } };
}

/** How often earlier versions of a working copy were sent back. */
export async function countReturns(viewer: Viewer, bulletinId: string, on: Reader = db): Promise<number> {
  const [row] = await on
    .select({ count: sql<number>`count(*)::int` })
    .from(reviews)
    .innerJoin(bulletins, eq(bulletins.id, reviews.bulletinId))
    .where(and(eq(reviews.bulletinId, bulletinId), eq(reviews.state, "returned"), visibleDrafts(viewer)));
  return row?.count ?? 0;
}
