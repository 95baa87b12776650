import { and, asc, ne, or, type SQL } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { canHandle, type ItemFacts } from "../../policy.ts";
import { holdsOver, keepsOrderIn } from "../../visibility.ts";

export const HANDLERS_MAX = 50;

/** Into whose hands a matter may be given: everybody who has it in the queue, the actor too. */
export async function listHandlers(actor: Actor, item: ItemFacts, on: Reader = db) {
  if (!canHandle(actor, item)) return [];
  return on
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(handles(item))
    .orderBy(asc(members.name), asc(members.id))
    .limit(HANDLERS_MAX);
}

/** The same for several matters: those who keep order wherever one of them lies. */
export async function listHandlersOfAll(actor: Actor, items: ItemFacts[], on: Reader = db) {
  if (items.length === 0 || !items.every((item) => canHandle(actor, item))) return [];
  const areas = [...new Set(items.map(({ unitPath }) => unitPath))];
  return on
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(...areas.map(keepsOrderIn)))
    .orderBy(asc(members.name), asc(members.id))
    .limit(HANDLERS_MAX);
}

/** `canHandle` turned round, over `members`. */
export function handles({ kind, unitPath, memberId, byId }: ItemFacts): SQL {
  const leads = keepsOrderIn(unitPath);
  return and(
    kind === "appeal" ? or(leads, holdsOver("reviewer", null)) : leads,
    byId === null ? undefined : ne(members.id, byId),
    kind === "appeal" || kind === "purge" || kind === "reveal" ? ne(members.id, memberId) : undefined,
  )!;
}
