import type { SQL } from "drizzle-orm";
import type { threads } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inHeldArea } from "#domains/units/visibility.ts";

/** What lies in an area over which the actor keeps order. */
export const moderated = (actor: Actor, unitId: SQL | typeof threads.unitId) => inHeldArea(actor, ["leader"], unitId);
