import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletinColumns } from "#db/schema/bulletins.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canWriteFor } from "../policy.ts";
import type { Draft } from "./queries.ts";

type Target = { columnId: string; unitId: string | null };

/** Refuses a column that does not exist or is out of use, one whose texts are for units where none is named, and a unit that does not exist, is out of use or is none of the actor's: all alike. */
export async function checkTarget(tx: Tx, actor: Actor, { columnId, unitId }: Target): Promise<void> {
  const column = await tx.query.bulletinColumns.findFirst({ where: eq(bulletinColumns.id, columnId) });
  if (!column) throw invalid("columnId", "malformed");
  if (column.closedAt) throw invalid("columnId", "columnClosed");
  if (column.visibility === "unit" && unitId === null) throw invalid("unitId", "unitRequired");
  if (!canWriteFor(actor, await pathOf(tx, unitId))) throw invalid("unitId", "unitNotYours");
}

/** A column that is out of use takes no text that is not in it already; what is there may still be corrected. */
export async function refuseClosedColumn(tx: Tx, { columnId, published }: Draft): Promise<void> {
  if (published?.columnId === columnId) return;
  const column = await tx.query.bulletinColumns.findFirst({ where: eq(bulletinColumns.id, columnId) });
  if (column?.closedAt) throw invalid("form", "columnClosed");
}

async function pathOf(tx: Tx, unitId: string | null): Promise<string | null> {
  if (unitId === null) return null;
  const unit = await tx.query.units.findFirst({ where: and(eq(units.id, unitId), isNull(units.deactivatedAt)) });
  if (!unit) throw invalid("unitId", "unitNotYours");
  return unit.path;
}
