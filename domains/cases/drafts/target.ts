import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canWriteFor } from "../policy.ts";

/** Refuses a unit that does not exist, is out of use or is none of the actor's: all alike. */
export async function checkUnit(tx: Tx, actor: Actor, unitId: string | null): Promise<void> {
  const isOpen = and(eq(units.id, unitId ?? ""), isNull(units.deactivatedAt));
  const unit = unitId === null ? { path: null } : await tx.query.units.findFirst({ where: isOpen });
  if (!unit || !canWriteFor(actor, unit.path)) throw invalid("unitId", "unitNotYours");
}
