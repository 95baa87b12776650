import { eq } from "drizzle-orm";
import { limits } from "#db/schema/limits.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { LIMITS } from "#domains/kernel/limits.ts";
import { ResetLimit } from "../input.ts";
import { canSetLimit } from "../policy.ts";
import { findLimit } from "../queries.ts";

/** Back to what the code says. */
export const resetLimit = command({
  event: "units.limit.reset",
  input: ResetLimit,
  load: (tx, actor, { name }) => findLimit(actor, name, tx),
  allow: canSetLimit,
  async run(tx, { input: { name }, subject: { rootId, was } }) {
    await tx.delete(limits).where(eq(limits.name, name));
    await announce(tx, "limits", name);
    const { points, windowSec } = LIMITS[name];
    return { id: rootId, unitId: rootId, payload: { name, points, windowSec, was } };
  },
});
