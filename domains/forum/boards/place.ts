import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inVisibleArea } from "#domains/units/visibility.ts";

const ORGANISATION: { unitId: string | null; unitPath: string | null } = { unitId: null, unitPath: null };

/** Where something is to be set up: the unit of that slug as far as the actor knows it, or without one the organisation. */
export async function findPlace(actor: Actor, slug: string, on: Reader): Promise<typeof ORGANISATION | null> {
  if (slug === "") return ORGANISATION;
  const [unit] = await on
    .select({ unitId: units.id, unitPath: units.path })
    .from(units)
    .where(and(eq(units.slug, slug), inVisibleArea(actor, units.id)));
  return unit ?? null;
}
