import { and, eq, isNull } from "drizzle-orm";
import { db } from "#db/client.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { mayEnterArea } from "#domains/units/visibility.ts";
import type { LiveMessage } from "./hub.ts";

/** Whether this person, as they are now, belongs to those for whom a message is. Asked for every message. */
export async function mayHear(actor: Actor, message: LiveMessage): Promise<boolean> {
  if (actor.kind !== "member") return false;
  if (message.area === null) return true;
  const path = await pathOf(message);
  return path !== null && mayEnterArea(actor, path);
}

/** A message goes to many streams of this process and its unit is looked up once. */
const paths = new WeakMap<LiveMessage, Promise<string | null>>();

function pathOf(message: LiveMessage): Promise<string | null> {
  const known = paths.get(message) ?? findPath(message.area!);
  paths.set(message, known);
  return known;
}

async function findPath(unitId: string): Promise<string | null> {
  const [unit] = await db
    .select({ path: units.path })
    .from(units)
    .where(and(eq(units.id, unitId), isNull(units.deactivatedAt)));
  return unit?.path ?? null;
}
