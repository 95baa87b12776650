import { eq } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { limits } from "#db/schema/limits.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { LIMIT_NAMES, LIMITS, type LimitName } from "#domains/kernel/limits.ts";
import { atOurPace } from "#domains/kernel/limits-now.ts";
import { findRootUnit } from "../queries.ts";
import { boundsOf } from "./input.ts";
import { canReadLimits, canSetLimit } from "./policy.ts";

export type ShownLimit = Awaited<ReturnType<typeof listLimits>>[number];

/** Every limit: as in the code, as it holds now, who changed it, and whether the actor may. */
export async function listLimits(actor: Actor, on: Reader = db) {
  if (!canReadLimits(actor)) return [];
  const rows = await on
    .select({
      name: limits.name,
      points: limits.points,
      windowSec: limits.windowSec,
      why: limits.why,
      changedAt: limits.changedAt,
      changedByName: members.name,
    })
    .from(limits)
    .innerJoin(members, eq(members.id, limits.changedBy));
  const changed = new Map(rows.map((row) => [row.name, row]));
  return LIMIT_NAMES.map((name) => {
    const { points, windowSec, guards, isPaced } = LIMITS[name];
    const change = changed.get(name) ?? null;
    const set = { points: change?.points ?? points, windowSec: change?.windowSec ?? windowSec };
    return {
      name,
      guards,
      isPaced,
      usual: { points, windowSec },
      set,
      /** With what the house's own pace makes of it. */
      now: atOurPace(name, set),
      change,
      bounds: boundsOf(name),
      maySet: canSetLimit(actor, { name }),
    };
  });
}

/** One limit as a command changes it; with the organisation's unit, under which the event is kept. */
export async function findLimit(actor: Actor, name: LimitName, on: Reader = db) {
  const root = canReadLimits(actor) ? await findRootUnit(actor, on) : null;
  if (!root) return null;
  const [change] = await on
    .select({ points: limits.points, windowSec: limits.windowSec })
    .from(limits)
    .where(eq(limits.name, name));
  const { points, windowSec } = LIMITS[name];
  return { name, rootId: root.id, was: change ?? { points, windowSec } };
}
