import { db, type Reader } from "#db/client.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { findNumberFrom, findNumberOn } from "../../posts/floors/queries.ts";
import { findReading } from "../../reading/queries.ts";
import type { Thread } from "../queries.ts";
import type { Jump } from "./input.ts";

/** The number of the post to which a jump leads; 1 in a thread in which nothing is said yet. */
export async function findGoal(actor: Actor, thread: Thread, jump: Jump, on: Reader = db): Promise<number> {
  const end = Math.max(thread.lastShownNumber, 1);
  if ("date" in jump) return (await findNumberOn(actor, thread, jump.date, on)) ?? 1;
  if ("number" in jump) return (await findNumberFrom(actor, thread, jump.number, on)) ?? 1;
  if (jump.to === "end") return end;
  const { lastReadNumber } = await findReading(actor, thread.id, on);
  return (await findNumberFrom(actor, thread, Math.min(lastReadNumber + 1, end), on)) ?? 1;
}
