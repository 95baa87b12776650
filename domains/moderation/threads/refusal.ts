import type { ThreadDeed } from "#db/enums/thread-deeds.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { canModerateThread } from "../policy.ts";
import type { ThreadSubject } from "../subjects.ts";

/** Why a chosen thread is left as it is; messages (threads.refusals) say each in a sentence. */
export type ThreadRefusal = "gone" | "locked" | "labelled" | "labels";

/** `has` and `fits` are asked for labels alone: it bears all of them already, and the rules of its board allow them with its own. */
export type Row = { subject: ThreadSubject | undefined; has: boolean; fits: boolean };

/** Asked for the preview and again by the deed itself; what lies on another board by now is no longer there. */
export function threadRefusalOf(actor: Actor, boardId: string, deed: ThreadDeed, row: Row): ThreadRefusal | null {
  const { subject, has, fits } = row;
  if (!subject || subject.boardId !== boardId || !canModerateThread(actor, subject)) return "gone";
  if (deed === "lock") return subject.lockedBy ? "locked" : null;
  if (deed === "move") return null;
  if (has) return "labelled";
  return fits ? null : "labels";
}
