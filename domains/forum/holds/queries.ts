import { and, asc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { holdRules } from "#db/schema/hold-rules.ts";
import { queueItems } from "#db/schema/queue.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inHeldArea } from "#domains/units/visibility.ts";
import { UUID } from "#lib/text/urls.ts";

export type HoldRule = Awaited<ReturnType<typeof listRules>>[number];

/** What the actor may keep for the own areas, and what those areas inherit from above, which is kept there. */
export async function listRules(actor: Actor, on: Reader = db) {
  const paths = actor.grants.filter(({ role }) => role === "leader").map(({ path }) => path);
  if (paths.length === 0) return [];
  const covers = sql`${units.path} @> any(${`{${paths.map((path) => `"${path}"`).join(",")}}`}::ltree[])`;
  return selectRules(actor, on)
    .where(and(isNull(holdRules.removedAt), or(isNull(holdRules.unitId), covers, kept(actor))))
    .orderBy(sql`${units.path} nulls first`, asc(holdRules.id));
}

/** A rule of an area in which the actor keeps order. */
export async function findRule(actor: Actor, id: string, on: Reader = db): Promise<HoldRule | null> {
  if (!UUID.test(id)) return null;
  const [row] = await selectRules(actor, on).where(and(eq(holdRules.id, id), isNull(holdRules.removedAt), kept(actor)));
  return row ?? null;
}

/** An area for which the actor keeps rules: null where there is none such. */
export async function findRuleArea(actor: Actor, unitId: string | null, on: Reader = db) {
  if (unitId === null) return { unitId, unitPath: null };
  const [row] = await on
    .select({ unitId: units.id, unitPath: units.path })
    .from(units)
    .where(and(eq(units.id, unitId), isNull(units.deactivatedAt), inHeldArea(actor, ["leader"], units.id)));
  return row ?? null;
}

/** Why a post waits, for those who keep order where it lies: a rule of elsewhere, from before it was moved, is not told. */
export async function findRuleOfPost(actor: Actor, postId: string, on: Reader = db) {
  const [row] = await on
    .select({
      kind: holdRules.kind,
      words: holdRules.words,
      amount: holdRules.amount,
      minutes: holdRules.minutes,
      why: holdRules.why,
    })
    .from(queueItems)
    .innerJoin(holdRules, eq(holdRules.id, queueItems.ruleId))
    .where(
      and(
        eq(queueItems.postId, postId),
        isNull(queueItems.closedAt),
        inHeldArea(actor, ["leader"], queueItems.unitId),
        holdsInArea(sql`hold_rules.unit_id`),
      ),
    );
  return row ?? null;
}

/** Whether a rule of the area `ruleUnitId` is valid where the row of `queue_items` lies. */
export const holdsInArea = (ruleUnitId: SQL): SQL => sql`(${ruleUnitId} is null or exists (
  select from units top join units place on top.path @> place.path
  where top.id = ${ruleUnitId} and place.id = queue_items.unit_id))`;

const kept = (actor: Actor) => inHeldArea(actor, ["leader"], holdRules.unitId);
const nameOf = (column: typeof holdRules.switchedBy | typeof holdRules.addedBy) =>
  sql<string | null>`(select name from ${members} where ${members.id} = ${column})`;

const selectRules = (actor: Actor, on: Reader) =>
  on
    .select({
      id: holdRules.id,
      unitId: holdRules.unitId,
      unitName: units.name,
      unitEnName: units.enName,
      unitPath: units.path,
      kind: holdRules.kind,
      words: holdRules.words,
      amount: holdRules.amount,
      minutes: holdRules.minutes,
      why: holdRules.why,
      addedByName: nameOf(holdRules.addedBy),
      createdAt: holdRules.createdAt,
      onSince: holdRules.onSince,
      switchedByName: nameOf(holdRules.switchedBy),
      isOwn: sql<boolean>`coalesce(${kept(actor)}, false)`,
    })
    .from(holdRules)
    .leftJoin(units, eq(units.id, holdRules.unitId));
