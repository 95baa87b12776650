import { eq, sql } from "drizzle-orm";
import { limits } from "#db/schema/limits.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { LIMITS, type Limit, type LimitName } from "#domains/kernel/limits.ts";
import { boundsOf, SetLimit } from "../input.ts";
import { canSetLimit } from "../policy.ts";
import { findLimit } from "../queries.ts";

/** Makes a limit narrower or wider, for every process at once; what is set to what the code says is no change. */
export const setLimit = command({
  event: "units.limit.set",
  input: SetLimit,
  load: (tx, actor, { name }) => findLimit(actor, name, tx),
  allow: canSetLimit,
  async run(tx, { actor, input: { name, points, minutes, why }, subject: { rootId, was } }) {
    refuseOutside("points", points, boundsOf(name).points);
    refuseOutside("minutes", minutes, boundsOf(name).minutes);
    const set = { points, windowSec: minutes * 60 };
    if (isUsual(name, set)) await tx.delete(limits).where(eq(limits.name, name));
    else {
      const change = { ...set, why, changedBy: memberId(actor), changedAt: sql`now()` };
      await tx
        .insert(limits)
        .values({ name, ...change })
        .onConflictDoUpdate({ target: limits.name, set: change });
    }
    await announce(tx, "limits", name);
    return { id: rootId, unitId: rootId, payload: { name, ...set, was, why } };
  },
});

function refuseOutside(field: string, value: number, { least, most }: { least: number; most: number }): void {
  if (value < least) throw invalid(field, "tooSmall", { minimum: least });
  if (value > most) throw invalid(field, "tooBig", { maximum: most });
}

const isUsual = (name: LimitName, { points, windowSec }: Limit) =>
  points === LIMITS[name].points && windowSec === LIMITS[name].windowSec;
